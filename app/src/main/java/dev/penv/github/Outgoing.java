package dev.penv.github;

import java.time.Instant;

/** What waits to be written, beyond what is put there day by day. */
public interface Outgoing {
  /** The installation is not suspended any more: what waits for it goes out. */
  void reopen(long installation);

  /** The installation is gone for good, and with it what was to be written there. */
  void drop(long installation);

  /**
   * Writes over what an earlier penv has written whose records were lost. It is looked for before
   * it is made anew.
   *
   * @param since when that penv began to write it, or before
   */
  void replace(Writing writing, Instant since);
}
