package dev.penv.event;

import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import java.time.Instant;

/**
 * Something that GitHub told us: verified, typed. Events that penv does not use never become one.
 */
public sealed interface Event {
  Repo repo();

  /**
   * A comment was created in a pull request or an issue.
   *
   * @param author of the comment, who is also the sender
   * @param byApp an App wrote it
   */
  record CommentPosted(
      Repo repo,
      int number,
      boolean onPullRequest,
      boolean open,
      long comment,
      Account author,
      boolean byApp,
      String body,
      Instant at)
      implements Event {}

  /** The head of a pull request is now this commit: opened, reopened or pushed. */
  record HeadMoved(Repo repo, int number, CommitId head, Account sender, Instant at)
      implements Event {}

  /** A pull request was closed or merged. */
  record PullClosed(Repo repo, int number, boolean merged, Account sender) implements Event {}

  /**
   * "Re-run" was pressed on a check run of ours.
   *
   * @param delivery GUID, the identity of the press
   */
  record CheckRerun(Repo repo, CommitId commit, String externalId, Account sender, String delivery)
      implements Event {}

  /**
   * A button of a check run of ours was pressed.
   *
   * @param delivery GUID, the identity of the press
   */
  record ButtonPressed(
      Repo repo,
      CommitId commit,
      String externalId,
      String identifier,
      Account sender,
      String delivery)
      implements Event {}
}
