package dev.penv.task;

import dev.penv.archive.Logs;
import dev.penv.remote.Shell;
import java.io.IOException;
import java.util.OptionalDouble;

/**
 * Copies one task's log into the archive. It keeps nothing that matters: where to go on is what the
 * archive has, so it may be dropped at any point and begun again.
 *
 * @param base length of the run's archived log when this attempt began
 */
record LogCopy(
    Shell shell, String path, Logs logs, String run, long base, Mask mask, ProgressLines progress) {
  /** Below half of the smallest region of the garbage collector, so it is nothing special to it. */
  private static final int CHUNK = 256 * 1024;

  private static final int CHUNKS_A_TURN = 32;

  /** What one turn came to. */
  record Turn(boolean moved, OptionalDouble progress) {}

  /** Copies what is there, some megabytes at most. */
  Turn turn() throws IOException {
    return turn(Long.MAX_VALUE);
  }

  /** Copies up to a size of the task's log that is its last. */
  Turn turn(long last) throws IOException {
    var told = OptionalDouble.empty();
    for (int chunk = 0; chunk < CHUNKS_A_TURN; chunk++) {
      long length = logs.length(run);
      long from = length - base;
      int most = Math.clamp(last - from, 0, CHUNK);
      if (most == 0) return new Turn(chunk > 0, told);
      var bytes = shell.read(path, from, most);
      int done = mask.mask(bytes, bytes.length, from + bytes.length >= last);
      if (done == 0) return new Turn(chunk > 0, told);
      logs.append(run, length, bytes, 0, done);
      var latest = progress.latest(bytes, done);
      if (latest.isPresent()) told = latest;
    }
    return new Turn(true, told);
  }

  /** Bytes that the task has printed so far. */
  long size() throws IOException {
    return Math.max(0, shell.size(path));
  }

  void force() throws IOException {
    logs.force(run);
  }
}
