package dev.penv.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs commands and moves files on a computer. Survives reconnects. Paths are absolute. */
public interface Shell {
  /**
   * Runs a command to its end.
   *
   * @param words executed without a shell, so nothing foreign is ever quoted
   * @param input given to its standard input
   */
  Result run(List<String> words, Map<String, String> environment, byte[] input, Duration limit)
      throws IOException;

  /** Writes a file in one move: a reader sees the old one or the whole new one. */
  void write(String path, byte[] content, int mode) throws IOException;

  /** At most {@code most} bytes from {@code offset}; empty at or past the end. */
  byte[] read(String path, long offset, int most) throws IOException;

  /** Size in bytes, or -1 when there is no such file. */
  long size(String path) throws IOException;

  /** Streams a file's bytes from an offset until its present end. */
  void copy(String path, long offset, OutputStream to) throws IOException;

  /** Sends a stream into a file. */
  void send(InputStream from, String path, int mode) throws IOException;

  /** How a command ended; both outputs bounded to 1 MB each, cut at the front. */
  record Result(int exitCode, String output, String errors) {
    public boolean succeeded() {
      return exitCode == 0;
    }
  }
}
