package dev.penv.sandbox.hub;

import dev.penv.sandbox.git.Commit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that GitHub tells the App. */
public sealed interface Announcement {
  /** The webhook has been set up. */
  record Ping() implements Announcement {}

  /** The App was installed on an account. */
  record Installed(Installation installation, Account sender) implements Announcement {}

  /** {@code deleted}, {@code suspend} or {@code unsuspend}. */
  record InstallationChanged(
      String action, Installation installation, List<Repository> reached, Account sender)
      implements Announcement {}

  /** The App reaches other repositories of an account than before. */
  record ReachChanged(
      Installation installation, List<Repository> added, List<Repository> removed, Account sender)
      implements Announcement {}

  /** A workflow was started by hand. */
  record Dispatched(
      Repository repository,
      String workflow,
      String ref,
      Map<String, String> inputs,
      Account sender)
      implements Announcement {}

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
      List<Commit> commits,
      Account sender)
      implements Announcement {}

  /** GitHub's name for it. */
  default String event() {
    return switch (this) {
      case Ping _ -> "ping";
      case Installed _, InstallationChanged _ -> "installation";
      case ReachChanged _ -> "installation_repositories";
      case Dispatched _ -> "workflow_dispatch";
      case Commented _ -> "issue_comment";
      case Pulled _, Synchronized _ -> "pull_request";
      case IssueChanged _ -> "issues";
      case Checked _, Pressed _ -> "check_run";
      case Suited _ -> "check_suite";
      case Pushed _ -> "push";
    };
  }

  /** Where it happened; empty for what is about the App itself. */
  default Optional<Repository> place() {
    return switch (this) {
      case Ping _, Installed _, InstallationChanged _, ReachChanged _ -> Optional.empty();
      case Dispatched dispatched -> Optional.of(dispatched.repository());
      case Commented commented -> Optional.of(commented.comment().issue().repository());
      case Pulled pulled -> Optional.of(pulled.pull().repository());
      case Synchronized moved -> Optional.of(moved.pull().repository());
      case IssueChanged changed -> Optional.of(changed.issue().repository());
      case Checked checked -> Optional.of(checked.repository());
      case Pressed pressed -> Optional.of(pressed.repository());
      case Suited suited -> Optional.of(suited.repository());
      case Pushed pushed -> Optional.of(pushed.repository());
    };
  }
}
