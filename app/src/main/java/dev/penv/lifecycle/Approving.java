package dev.penv.lifecycle;

import dev.penv.event.Event.CommentPosted;
import dev.penv.github.CommitId;
import dev.penv.github.GitHub;
import dev.penv.github.PullRequest;
import dev.penv.policy.Approvals;
import dev.penv.policy.Approvals.Approval;
import dev.penv.policy.Ask.Matter;
import dev.penv.policy.Verdict;
import dev.penv.report.Replies;
import java.util.Optional;

/** Takes a maintainer's word that a fork's commit may run once. */
final class Approving {
  private final GitHub github;
  private final Rights rights;
  private final Approvals approvals;

  Approving(GitHub github, Rights rights, Approvals approvals) {
    this.github = github;
    this.rights = rights;
    this.approvals = approvals;
  }

  /** Whether there is anything to approve where a comment stands: the head of a fork. */
  boolean isOfFork(CommentPosted comment) {
    return open(comment).filter(PullRequest::fromFork).isPresent();
  }

  Answer approve(Spoken spoken, CommitId commit) {
    var comment = spoken.comment();
    var pull = open(comment);
    if (pull.isEmpty()) return new Answer.Refusal(Replies.closed(comment.onPullRequest()));
    if (!pull.get().fromFork()) return new Answer.Told(Replies.nothingToApprove());
    var verdict = rights.decideNow(comment.repo(), comment.author(), new Matter.Approve());
    if (verdict instanceof Verdict.Denied denied) {
      return new Answer.Refusal(Replies.denied(denied));
    }
    var head = pull.get().head();
    if (!head.equals(commit)) return new Answer.Refusal(Replies.notTheHead(commit, head));
    approvals.approve(
        new Approval(
            spoken.ask(),
            comment.repo(),
            comment.number(),
            commit,
            comment.author(),
            comment.at()));
    return new Answer.Approved(commit, Replies.approved(commit));
  }

  private Optional<PullRequest> open(CommentPosted comment) {
    return comment.onPullRequest()
        ? github.pullRequest(comment.repo(), comment.number()).filter(PullRequest::open)
        : Optional.empty();
  }
}
