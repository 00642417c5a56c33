package dev.penv.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.archive.Logs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Reads one log piece by piece, and never cuts a character in two. */
final class LogChunks {
  /** Small, as one is held for each reader for as long as that reader takes. */
  private static final int LARGEST = 16 << 10;

  private final Logs logs;
  private final String run;
  private long next;

  LogChunks(Logs logs, String run, long from) {
    this.logs = logs;
    this.run = run;
    next = from;
  }

  /**
   * Bytes of a log as text.
   *
   * @param from offset of the first byte
   * @param to offset after the last byte
   */
  record Chunk(long from, long to, String text) {}

  /** Offset of the byte that comes next. */
  long next() {
    return next;
  }

  /** How far the log is ahead. */
  long behind() {
    return logs.length(run) - next;
  }

  /** Waits so long for more. */
  boolean await(long millis) throws InterruptedException {
    return logs.awaitBeyond(run, next, millis) > next;
  }

  /**
   * The next piece; empty when there is none, or only a part of a character.
   *
   * @param last whether nothing will be appended any more
   */
  Chunk read(boolean last) throws IOException {
    var from = next;
    var out = new ByteArrayOutputStream();
    logs.copy(run, from, Math.min(from + LARGEST, logs.length(run)), out);
    var bytes = out.toByteArray();
    var whole = last && bytes.length < LARGEST ? bytes.length : wholeCharacters(bytes);
    next = from + whole;
    return new Chunk(from, next, new String(bytes, 0, whole, UTF_8));
  }

  /** Bytes before a character that is cut off at the end. */
  static int wholeCharacters(byte[] bytes) {
    var end = bytes.length;
    for (int back = 1; back <= Math.min(3, end); back++) {
      var b = bytes[end - back];
      if ((b & 0xC0) == 0x80) continue;
      return length(b) > back ? end - back : end;
    }
    return end;
  }

  /** Bytes of a character by its first one. */
  private static int length(byte first) {
    if ((first & 0xE0) == 0xC0) return 2;
    if ((first & 0xF0) == 0xE0) return 3;
    return (first & 0xF8) == 0xF0 ? 4 : 1;
  }
}
