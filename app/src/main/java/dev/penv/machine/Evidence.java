package dev.penv.machine;

/** What is known of a run by other means than the tags of its machine. */
public enum Evidence {
  LIVE,
  ENDED,
  /** Asked, and nobody there knows it: that proves nothing, the memory may be new. */
  UNKNOWN,
  /** The question was not answered. */
  SILENT
}
