package dev.penv.workspace;

/** How a checkout ended. */
public sealed interface Checkout {
  record Ready(Workspace workspace) implements Checkout {}

  /**
   * There is no checkout.
   *
   * @param reason one sentence
   * @param remedy one sentence: what the asker or the operator can do
   */
  record Failed(Cause cause, String reason, String remedy) implements Checkout {}

  /** Why there is no checkout. */
  enum Cause {
    /** Nothing on GitHub leads to the commit any more. */
    COMMIT_GONE,
    TOKEN_REFUSED,
    DISK_FULL,
    TOO_SLOW,
    /** GitHub could not be reached, also not when tried again. */
    UNREACHABLE,
    /** What was fetched cannot be read; fetching all of it again did not help. */
    DAMAGED,
    OTHER
  }
}
