package dev.penv.github;

/** What waits to be written, as far as the fate of an installation decides on it. */
public interface Outgoing {
  /** The installation is not suspended any more: what waits for it goes out. */
  void reopen(long installation);

  /** The installation is gone for good, and with it what was to be written there. */
  void drop(long installation);
}
