package dev.penv.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** What logs and contents have in common as files. */
final class Bytes {
  private static final int BUFFER = 64 * 1024;

  private Bytes() {}

  /** Copies bytes {@code from} (inclusive) to {@code to} (exclusive); of no file, nothing. */
  static void copy(Path file, long from, long to, OutputStream out) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var buffer = ByteBuffer.allocate(Math.clamp(to - from, 0, BUFFER));
      for (long at = from; at < to; at += buffer.position()) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), to - at));
        if (channel.read(buffer, at) < 0) return;
        out.write(buffer.array(), 0, buffer.position());
      }
    } catch (NoSuchFileException unknown) {
      // Nothing is kept, so nothing is copied.
    }
  }

  static Instant changed(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
