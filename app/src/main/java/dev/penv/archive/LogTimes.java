package dev.penv.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/**
 * When the bytes of a log came, roughly: a file of marks beside it, each the milliseconds of an
 * instant and the length of the log then. A torn mark at the end, of a process that died, is passed
 * over.
 */
record LogTimes(Path file) {
  private static final int MARK = 2 * Long.BYTES;

  /** Marks are so far apart, so that a day of a chatty task costs little more than a megabyte. */
  private static final Duration APART = Duration.ofSeconds(1);

  void mark(Instant now, long length) throws IOException {
    try (var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long marks = channel.size() / MARK;
      if (marks > 0 && now.isBefore(at(channel, marks - 1).plus(APART))) return;
      var mark = ByteBuffer.allocate(MARK).putLong(now.toEpochMilli()).putLong(length).flip();
      channel.write(mark, marks * MARK);
    }
  }

  /** Length of the log at that instant, at most {@link #APART} too short. */
  long lengthAt(Instant instant) throws IOException {
    if (!Files.exists(file)) return 0;
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long low = 0;
      long high = channel.size() / MARK;
      while (low < high) {
        long middle = (low + high) >>> 1;
        if (at(channel, middle).isAfter(instant)) high = middle;
        else low = middle + 1;
      }
      return low == 0 ? 0 : value(channel, (low - 1) * MARK + Long.BYTES);
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  private static Instant at(FileChannel channel, long mark) throws IOException {
    return Instant.ofEpochMilli(value(channel, mark * MARK));
  }

  private static long value(FileChannel channel, long position) throws IOException {
    var bytes = ByteBuffer.allocate(Long.BYTES);
    if (channel.read(bytes, position) < Long.BYTES) throw new IOException("a mark is torn");
    return bytes.flip().getLong();
  }
}
