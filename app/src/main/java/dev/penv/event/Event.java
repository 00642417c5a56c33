package dev.penv.event;

import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something that GitHub told us: verified, typed. Events that penv does not use never become one.
 */
public sealed interface Event {
  /** It happened in one repository. */
  sealed interface InRepository extends Event {
    Repo repo();
  }

  /** It is about where the App is installed. */
  sealed interface OfInstallation extends Event {
    /** Numeric id of the installation. */
    long id();
  }

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
      implements InRepository {}

  /**
   * The author of a comment has changed it.
   *
   * @param comment as it reads now, at the time of the change
   * @param createdAt when it was first written
   */
  record CommentEdited(CommentPosted comment, Instant createdAt) implements InRepository {
    @Override
    public Repo repo() {
      return comment.repo();
    }
  }

  /**
   * Commits were pushed to the default branch.
   *
   * @param before what was its tip, only zeros when there was none
   * @param head what is its tip
   * @param paths that were added, changed or removed
   * @param complete whether those are all
   */
  record Pushed(Repo repo, CommitId before, CommitId head, Set<String> paths, boolean complete)
      implements InRepository {
    public Pushed {
      paths = Set.copyOf(paths);
    }

    public boolean mayHaveChanged(String path) {
      return !complete || paths.contains(path);
    }
  }

  /** The head of a pull request is now this commit: opened, reopened or pushed. */
  record HeadMoved(Repo repo, int number, CommitId head, Account sender, Instant at)
      implements InRepository {}

  /** A pull request was closed or merged. */
  record PullClosed(Repo repo, int number, boolean merged, Account sender)
      implements InRepository {}

  /**
   * "Re-run" was pressed on a check run of ours.
   *
   * @param delivery GUID, the identity of the press
   * @param at when GitHub first told of it
   */
  record CheckRerun(
      Repo repo, CommitId commit, String externalId, Account sender, String delivery, Instant at)
      implements InRepository {}

  /**
   * "Re-run all checks" was pressed on a commit with check runs of ours.
   *
   * @param delivery GUID, the identity of the press
   * @param at when GitHub first told of it
   */
  record SuiteRerun(Repo repo, CommitId commit, Account sender, String delivery, Instant at)
      implements InRepository {}

  /**
   * A button of a check run of ours was pressed.
   *
   * @param delivery GUID, the identity of the press
   * @param at when GitHub first told of it
   */
  record ButtonPressed(
      Repo repo,
      CommitId commit,
      String externalId,
      String identifier,
      Account sender,
      String delivery,
      Instant at)
      implements InRepository {}

  /**
   * Somebody dispatched a workflow by hand. The event names no commit.
   *
   * @param workflow path of its file
   * @param ref in full: {@code refs/heads/…} or {@code refs/tags/…}
   * @param inputs as text, in GitHub's order; hostile
   * @param delivery GUID, the identity of the dispatch
   * @param at when GitHub first told of it
   */
  record WorkflowDispatched(
      Repo repo,
      String workflow,
      String ref,
      Map<String, String> inputs,
      Account sender,
      String delivery,
      Instant at)
      implements InRepository {
    public WorkflowDispatched {
      inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
  }

  /**
   * The App was installed, or an installation was suspended, resumed or given other permissions.
   * How it is by now only GitHub can tell.
   */
  record InstallationChanged(long id) implements OfInstallation {}

  /** The App was uninstalled. An installation does not come back under its id. */
  record InstallationDeleted(long id) implements OfInstallation {}

  /**
   * An installation reaches other repositories than before.
   *
   * @param removed which it did not reach for a moment at least
   */
  record ReachChanged(long id, List<Repo> removed) implements OfInstallation {
    public ReachChanged {
      removed = List.copyOf(removed);
    }
  }
}
