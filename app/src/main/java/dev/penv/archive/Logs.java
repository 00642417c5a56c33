package dev.penv.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * The logs of runs. The archive's length is the offset from which a task is followed. A run is
 * named by letters, digits, points and dashes.
 */
public interface Logs {
  /** Bytes archived so far, 0 for an unknown run. */
  long length(String run);

  /**
   * Appends all or nothing. Readers see it at once, and it survives the process when it returns.
   *
   * @throws DiskFull when there is no room; nothing was appended
   * @throws IOException also when the length is not {@code expected}: somebody else appended
   */
  void append(String run, long expected, byte[] bytes, int offset, int count) throws IOException;

  /** What was appended survives a power cut when this returns. */
  void force(String run) throws IOException;

  /** Copies bytes {@code from} (inclusive) to {@code to} (exclusive, bounded by the length). */
  void copy(String run, long from, long to, OutputStream out) throws IOException;

  /** Bytes that had come by an instant, at most those of a second too few. */
  long lengthAt(String run, Instant instant) throws IOException;

  /** Blocks until the log is longer than {@code length} or about the given time has passed. */
  long awaitBeyond(String run, long length, long millis) throws InterruptedException;

  /** Forgets a run's log. Deleting nothing is success. */
  void delete(String run) throws IOException;
}
