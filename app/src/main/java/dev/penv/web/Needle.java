package dev.penv.web;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A text to find in lines of a log, colours aside and without regard to the case of A to Z. Not for
 * several threads at once.
 */
final class Needle {
  private static final byte ESCAPE = 0x1b;

  private final byte[] text;
  private final byte[] plain = new byte[LineCutter.LONGEST + 8];

  Needle(String text) {
    this.text = text.getBytes(UTF_8);
    for (int i = 0; i < this.text.length; i++) this.text[i] = lower(this.text[i]);
  }

  boolean isIn(byte[] line, int length) {
    var count = strip(line, length);
    for (int at = 0; at + text.length <= count; at++) {
      if (isAt(at)) return true;
    }
    return false;
  }

  private boolean isAt(int at) {
    for (int i = 0; i < text.length; i++) {
      if (plain[at + i] != text[i]) return false;
    }
    return true;
  }

  /** Copies without control sequences, in lower case; returns how many bytes are left. */
  private int strip(byte[] line, int length) {
    var count = 0;
    for (int i = 0; i < length; i++) {
      if (line[i] == ESCAPE && i + 1 < length && line[i + 1] == '[')
        i = endOfSequence(line, i + 2, length);
      else plain[count++] = lower(line[i]);
    }
    return count;
  }

  private static int endOfSequence(byte[] line, int from, int length) {
    for (int i = from; i < length; i++) {
      if (line[i] >= '@' && line[i] <= '~') return i;
    }
    return length;
  }

  private static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
  }
}
