package dev.penv.lifecycle;

import dev.penv.event.Event.CommentPosted;
import dev.penv.github.CommitId;
import dev.penv.github.GitHub;
import dev.penv.github.PullRequest;
import dev.penv.github.SeenHeads;
import dev.penv.policy.Approvals;
import dev.penv.policy.Ask.Matter;
import dev.penv.policy.Deed;
import dev.penv.policy.Verdict;
import dev.penv.report.Replies;
import dev.penv.run.Origin;
import dev.penv.run.Run;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Pins the commit that a comment asks to run. The comment itself names none: the pull request is
 * read after it, and held against the head that was last seen before it.
 */
final class Heads {
  private final GitHub github;
  private final Rights rights;
  private final Approvals approvals;
  private final SeenHeads seen;
  private final InstantSource time;

  Heads(GitHub github, Rights rights, Approvals approvals, SeenHeads seen, InstantSource time) {
    this.github = github;
    this.rights = rights;
    this.approvals = approvals;
    this.seen = seen;
    this.time = time;
  }

  /**
   * @throws Declined when it may not run
   */
  Head pin(Spoken spoken) {
    checkOpen(spoken.comment());
    return spoken.comment().onPullRequest() ? ofPullRequest(spoken) : ofDefaultBranch(spoken);
  }

  /**
   * An earlier run's commit is run again, however far the head has moved since.
   *
   * @throws Declined when it may not
   */
  void checkAgain(Spoken spoken, Run earlier) {
    checkOpen(spoken.comment());
    checkAllowed(spoken, new Matter.RunOwnCode());
    if (earlier.ofFork()) {
      throw new Declined(new Answer.Refusal(Replies.forkAgain(earlier.commit())));
    }
  }

  /**
   * Uses up what let the run's commit run.
   *
   * @throws Declined when it is void by now, or another ask was faster
   */
  void useUp(String ask, Run run) {
    if (run.origin() instanceof Origin.Approved(var _, var approval, var _)
        && !approvals.use(approval, ask)) {
      throw new Declined(new Answer.Refusal(Replies.approvalGone(run.commit())));
    }
  }

  /**
   * The commit whose tasks help shows: also of what is closed or has moved, as nothing is run. Of a
   * fork the base's, as strangers would write that help. Empty when there is no commit.
   *
   * @throws Declined when this penv has nothing for the repository
   */
  Optional<CommitId> shown(Spoken spoken) {
    checkServed(spoken);
    var repo = spoken.comment().repo();
    var pull =
        spoken.comment().onPullRequest()
            ? github.pullRequest(repo, spoken.comment().number())
            : Optional.<PullRequest>empty();
    if (pull.isEmpty()) return github.commit(repo, github.defaultBranch(repo));
    return pull.get().fromFork()
        ? github.commit(repo, pull.get().baseRef())
        : pull.map(PullRequest::head);
  }

  private Head ofPullRequest(Spoken spoken) {
    var comment = spoken.comment();
    var pull =
        github
            .pullRequest(comment.repo(), comment.number())
            .filter(PullRequest::open)
            .orElseThrow(() -> new Declined(new Answer.Refusal(Replies.closed(true))));
    checkAllowed(spoken, pull.fromFork() ? new Matter.RunForkCode() : new Matter.RunOwnCode());
    checkNotMoved(comment, pull);
    return new Head(pull.head(), pull.baseRef(), origin(spoken, pull));
  }

  private Origin origin(Spoken spoken, PullRequest pull) {
    var comment = spoken.comment();
    if (!pull.fromFork()) return new Origin.Comment(comment.comment());
    return approvals
        .open(comment.repo(), comment.number(), pull.head(), spoken.ask())
        .map(approval -> new Origin.Approved(comment.comment(), approval.id(), approval.by()))
        .orElseThrow(() -> new Declined(new Answer.Refusal(needsApproval(comment, pull))));
  }

  private String needsApproval(CommentPosted comment, PullRequest pull) {
    var policy = rights.policy(comment.repo());
    return Replies.needsApproval(pull.head(), policy.rulesOf(Deed.APPROVE));
  }

  private Head ofDefaultBranch(Spoken spoken) {
    checkAllowed(spoken, new Matter.RunOwnCode());
    var repo = spoken.comment().repo();
    var comment = spoken.comment().comment();
    var branch = github.defaultBranch(repo);
    return github
        .commit(repo, branch)
        .map(commit -> new Head(commit, branch, new Origin.Comment(comment)))
        .orElseThrow(() -> new Declined(new Answer.Refusal(Replies.emptyRepository())));
  }

  private void checkNotMoved(CommentPosted comment, PullRequest pull) {
    var before = seen.lastBefore(comment.repo(), comment.number(), comment.at());
    // Seen now, so that the same ask a second time is not held against a push that nobody told us.
    seen.saw(comment.repo(), comment.number(), pull.head(), time.instant());
    if (before.isPresent() && !before.get().equals(pull.head())) {
      throw new Declined(new Answer.Refusal(Replies.headMoved(pull.head().sha())));
    }
  }

  private static void checkOpen(CommentPosted comment) {
    if (comment.open()) return;
    throw new Declined(new Answer.Refusal(Replies.closed(comment.onPullRequest())));
  }

  private void checkAllowed(Spoken spoken, Matter matter) {
    var comment = spoken.comment();
    var verdict = rights.decide(comment.repo(), comment.author(), matter);
    if (verdict instanceof Verdict.Denied denied) {
      throw new Declined(new Answer.Refusal(Replies.denied(denied)));
    }
  }

  private void checkServed(Spoken spoken) {
    var repo = spoken.comment().repo();
    if (rights.ofOperator().reaches(repo) instanceof Verdict.Denied denied) {
      throw new Declined(new Answer.Refusal(Replies.denied(denied)));
    }
  }
}
