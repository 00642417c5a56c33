package dev.penv.command;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a command line.
 *
 * @param raw as it was typed, with its quotes
 * @param text what it says
 * @param marks for each character of the text {@link #PLAIN}, or {@link #QUOTED} if it was quoted
 */
record Word(String raw, String text, String marks) {
  static final char PLAIN = '.';
  static final char QUOTED = 'q';

  /** True for exactly this text, typed without quotes. */
  boolean is(String plain) {
    return raw.equals(plain);
  }

  /** Where this character stands outside quotes, or -1. */
  int indexOf(char character) {
    return indexOf(character, 0);
  }

  Word from(int start) {
    return new Word(raw, text.substring(start), marks.substring(start));
  }

  /** The parts between the plain commas. */
  List<String> list() {
    var parts = new ArrayList<String>();
    var start = 0;
    for (int comma = indexOf(',', 0); comma >= 0; comma = indexOf(',', start)) {
      parts.add(text.substring(start, comma));
      start = comma + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }

  private int indexOf(char character, int start) {
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) == character && marks.charAt(i) == PLAIN) return i;
    }
    return -1;
  }
}
