package dev.penv.sandbox.hub;

import java.util.List;

/** Something that GitHub tells the App. */
public sealed interface Announcement {
  /** The webhook has been set up. */
  record Ping() implements Announcement {}

  /** The App was installed on an account. */
  record Installed(Installation installation, Account sender) implements Announcement {}

  /** {@code created}, {@code edited} (with the earlier text) or {@code deleted}. */
  record Commented(String action, Comment comment, String earlier, Account sender)
      implements Announcement {}

  /** {@code opened}, {@code closed} or {@code reopened}. */
  record Pulled(String action, PullRequest pull, Account sender) implements Announcement {}

  /** The head of a pull request has moved. */
  record Synchronized(PullRequest pull, String before, String after, Account sender)
      implements Announcement {}

  /** {@code opened}, {@code closed} or {@code reopened}, of an issue that is no pull request. */
  record IssueChanged(String action, Issue issue, Account sender) implements Announcement {}

  /** {@code created}, {@code completed} or {@code rerequested}. */
  record Checked(String action, Repository repository, CheckRun run, Account sender)
      implements Announcement {}

  /** A button of a check run was pressed. */
  record Pressed(Repository repository, CheckRun run, String identifier, Account sender)
      implements Announcement {}

  /** {@code requested} or {@code rerequested}. */
  record Suited(String action, Repository repository, CheckSuite suite, Account sender)
      implements Announcement {}

  /** A branch or tag has moved; zeros mean absent. */
  record Pushed(
      Repository repository,
      String ref,
      String before,
      String after,
      boolean forced,
      List<dev.penv.sandbox.git.Commit> commits,
      Account sender)
      implements Announcement {}
}
