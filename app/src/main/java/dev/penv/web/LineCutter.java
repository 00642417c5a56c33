package dev.penv.web;

import java.io.OutputStream;

/**
 * Cuts a log into lines as its bytes pass. A line ends after a newline, or where it becomes too
 * long to be shown as one; then what follows is a line of its own. Where a line is cut depends on
 * nothing but where it began, so every reader finds the same lines.
 */
final class LineCutter extends OutputStream {
  /** Bytes of the longest line. */
  static final int LONGEST = 16 << 10;

  /** A character of UTF-8 has up to three bytes after its first. */
  private static final int TAIL = 3;

  private final Lines lines;
  private final byte[] line = new byte[LONGEST + TAIL];
  private int length;
  private long next;
  private boolean enough;

  /** Where the lines go. */
  interface Lines {
    /**
     * A whole line.
     *
     * @param at offset of its first byte
     * @param bytes valid until this returns; its newline is at the end, if it has one
     * @return whether more are wanted
     */
    boolean line(long at, byte[] bytes, int length);
  }

  /** Begins at an offset where a line begins. */
  LineCutter(long start, Lines lines) {
    this.next = start;
    this.lines = lines;
  }

  /** Whether no more lines are wanted. */
  boolean hasEnough() {
    return enough;
  }

  /** Offset of the byte that would come next. */
  long next() {
    return next;
  }

  /** How much of the last line has come, 0 when the last byte ended a line. */
  int rest() {
    return length;
  }

  /** Hands over what has come of the last line, as if it ended there. */
  void flushRest() {
    if (length > 0 && !enough) emit();
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) {
    for (int i = offset; i < offset + count && !enough; i++) take(bytes[i]);
  }

  private void take(byte b) {
    if (length >= LONGEST && (!continues(b) || length == line.length)) {
      emit();
      if (enough) return;
    }
    line[length++] = b;
    next++;
    if (b == '\n') emit();
  }

  private static boolean continues(byte b) {
    return (b & 0xC0) == 0x80;
  }

  private void emit() {
    var wanted = lines.line(next - length, line, length);
    length = 0;
    enough = !wanted;
  }
}
