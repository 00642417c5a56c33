package dev.penv.github;

import java.time.Instant;
import java.util.List;

/**
 * Heads of pull requests whose environment is still to be shown, of each pull request the newest
 * alone. Survives the process.
 */
public interface HeadsToShow {
  /** Replaces an older one of the same pull request. */
  void add(Head head);

  /** It was shown; a newer one of the same pull request stays. */
  void done(Head head);

  /** Nothing is to be shown there any more. */
  void drop(Repo repo, int number);

  /** Those that GitHub told of first come first. */
  List<Head> all();

  /**
   * The head of a pull request.
   *
   * @param at when GitHub says that it came to be
   */
  record Head(Repo repo, int number, CommitId commit, Instant at) {}
}
