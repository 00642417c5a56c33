package dev.penv.github;

import java.time.Instant;

/** What came of one request of the {@link Wire}. Reasons are free of secrets. */
public sealed interface Answer {
  /**
   * It stands.
   *
   * @param annotations how many a check run has in all
   */
  record Stands(long id, int annotations) implements Answer {}

  /** What was looked for or was to be changed is not there. */
  record Absent() implements Answer {}

  /** Nothing was written: GitHub wants the whole installation to be quiet until then. */
  record Limited(Instant until) implements Answer {}

  /** Nothing was written: the installation is suspended, removed or its key is refused. */
  record Shut(String reason) implements Answer {}

  /** Nothing was written: not allowed, or there is no such pull request or commit for us. */
  record Refused(String reason) implements Answer {}

  /** Nothing was written: GitHub does not understand it. Ours to mend, so it is never repeated. */
  record Invalid(String reason) implements Answer {}

  /** Nothing was written: GitHub could not be reached at all. */
  record Unsent(String reason) implements Answer {}

  /** No answer, or a failure on GitHub's side: it may have been written. */
  record Lost(String reason) implements Answer {}
}
