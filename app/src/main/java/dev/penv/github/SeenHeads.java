package dev.penv.github;

import java.time.Instant;
import java.util.Optional;

/**
 * Which commit headed a pull request since when, as far as GitHub's events told. A comment names no
 * commit: its author meant what headed the pull request then. Survives the process.
 */
public interface SeenHeads {
  /** An event told a head. Telling it again changes nothing. */
  void saw(Repo repo, int number, CommitId head, Instant at);

  /** The pull request of which this commit was told last to be the head. */
  Optional<Integer> numberOf(Repo repo, CommitId head);

  /**
   * The head that was told last before that instant. GitHub's times are whole seconds: what has the
   * same one may have come later.
   */
  Optional<CommitId> lastBefore(Repo repo, int number, Instant at);

  /**
   * Whether no other head was told of that instant or a later one. Of several in one second nobody
   * can tell which was the last.
   */
  boolean isNewest(Repo repo, int number, CommitId head, Instant at);
}
