package dev.penv.task;

import dev.penv.archive.Logs;
import java.io.IOException;
import java.util.Arrays;

/**
 * What is printed on a run's behalf before its task prints anything: the beginning of its log.
 * Written by one thread at a time.
 */
public final class Preface {
  private final Logs logs;
  private final String run;
  private final Mask mask;
  private byte[] held = new byte[0];

  Preface(Logs logs, String run, Mask mask) {
    this.logs = logs;
    this.run = run;
    this.mask = mask;
  }

  /**
   * Appends; what may be the start of a secret waits for what follows it.
   *
   * @throws dev.penv.archive.DiskFull when there is no room
   */
  public void write(byte[] more) throws IOException {
    append(more, false);
  }

  /** Appends what waited. */
  public void end() throws IOException {
    append(new byte[0], true);
  }

  private void append(byte[] more, boolean end) throws IOException {
    var bytes = Arrays.copyOf(held, held.length + more.length);
    System.arraycopy(more, 0, bytes, held.length, more.length);
    var masked = bytes.clone();
    int done = mask.mask(masked, masked.length, end);
    if (done > 0) logs.append(run, logs.length(run), masked, 0, done);
    held = Arrays.copyOfRange(bytes, done, bytes.length);
  }
}
