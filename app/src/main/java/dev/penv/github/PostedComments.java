package dev.penv.github;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Comments as they stand on GitHub, for those that no webhook told of. Throws {@link
 * GitHub.Unreachable} as its reads do.
 */
public interface PostedComments {
  /**
   * Comments of all conversations of a repository that were written or edited since then, oldest
   * change first; of very many the first ones.
   */
  List<Posted> since(Repo repo, Instant since);

  /** Where a comment stands; empty when that is gone. */
  Optional<Thread> thread(Repo repo, int number);

  /** Whether the comment still stands there, and without any reaction of ours. */
  boolean waits(Repo repo, long comment);

  /** When the App was installed; empty when it is not any more. */
  Optional<Instant> installed(long installation);

  /**
   * A conversation.
   *
   * @param onPullRequest or else in an issue
   */
  record Thread(boolean onPullRequest, boolean open) {}

  /**
   * A comment.
   *
   * @param number of the pull request or issue
   * @param byApp an App wrote it
   */
  record Posted(
      long id,
      int number,
      Account author,
      boolean byApp,
      String body,
      Instant written,
      Instant changed) {}
}
