package dev.penv.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Runs commands and moves files on a computer. Survives reconnects. Paths are absolute; a command
 * sees the given variables and a standard {@code PATH}, nothing else of whoever runs it.
 */
public interface Shell {
  /**
   * Runs a command to its end. What it leaves in the background is not waited for. A command that
   * is not there ends with 127.
   *
   * @param words executed without a shell, so nothing foreign is ever quoted
   * @param input given to its standard input
   * @throws TookTooLong when the limit has passed; the command was killed
   */
  Result run(List<String> words, Map<String, String> environment, byte[] input, Duration limit)
      throws IOException;

  /**
   * Runs a command between two streams; the result's output is empty. The command is killed when
   * one of the streams fails.
   *
   * @throws TookTooLong when the limit has passed; the command was killed
   */
  Result pipe(
      List<String> words,
      Map<String, String> environment,
      InputStream input,
      OutputStream output,
      Duration limit)
      throws IOException;

  /** Writes a file in one move: a reader sees the old one or the whole new one. */
  default void write(String path, byte[] content, int mode) throws IOException {
    send(new ByteArrayInputStream(content), path, mode);
  }

  /** At most {@code most} bytes from {@code offset}; empty at or past the end. */
  byte[] read(String path, long offset, int most) throws IOException;

  /** Size in bytes, or -1 when there is no such file. */
  long size(String path) throws IOException;

  /** Streams a file's bytes from an offset until its present end. */
  void copy(String path, long offset, OutputStream to) throws IOException;

  /** Sends a stream into a file, in one move. */
  void send(InputStream from, String path, int mode) throws IOException;

  /** The same computer, as somebody: commands and files are theirs. */
  default Shell as(User user) {
    return switch (user) {
      case User.Same() -> this;
      case User.Slot slot -> new SlotShell(this, slot);
    };
  }

  /** How a command ended; both outputs bounded to 1 MB each, cut at the front. */
  record Result(int exitCode, String output, String errors) {
    public boolean succeeded() {
      return exitCode == 0;
    }
  }

  /** A command did not end within its limit and was killed. */
  final class TookTooLong extends IOException {
    private static final long serialVersionUID = 1L;

    public TookTooLong(String command, Duration limit) {
      super("`%s` did not end within %d s and was killed".formatted(command, limit.toSeconds()));
    }
  }
}
