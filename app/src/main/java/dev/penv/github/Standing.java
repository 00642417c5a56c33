package dev.penv.github;

import java.time.Instant;

/** What is known of a Writing on GitHub's side. */
public sealed interface Standing {
  /** Never tried. */
  record Unwritten() implements Standing {}

  /**
   * A call that must not happen twice was begun and its answer is not known: look before writing.
   */
  record Doubtful() implements Standing {}

  /**
   * It stands.
   *
   * @param id GitHub's id of the comment, check run or reaction
   * @param annotations how many of the check's annotations GitHub has; it can only add to them
   * @param at when it was last written
   */
  record There(long id, int annotations, Instant at) implements Standing {}

  /** Somebody deleted it, so it is not made again. */
  record Gone() implements Standing {}
}
