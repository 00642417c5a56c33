package dev.penv.lifecycle;

import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.GitHub;
import dev.penv.github.Inventory;
import dev.penv.github.PullRequest;
import dev.penv.github.Repo;
import dev.penv.machine.Offer;
import dev.penv.policy.Approvals;
import dev.penv.policy.Ask.Matter;
import dev.penv.policy.Switches;
import dev.penv.policy.Verdict;
import dev.penv.report.PlacementText;
import dev.penv.report.Replies;
import dev.penv.run.Origin;
import dev.penv.run.Outcome;
import dev.penv.run.Run;

/**
 * Asks again, right before money is spent or a secret is handed out, what may have changed since
 * the run was asked for. Its answers are never recorded.
 */
final class Guard {
  private final GitHub github;
  private final Rights rights;
  private final Approvals approvals;
  private final Switches switches;
  private final Inventory inventory;

  Guard(GitHub github, Rights rights, Approvals approvals, Switches switches, Inventory inventory) {
    this.github = github;
    this.rights = rights;
    this.approvals = approvals;
    this.switches = switches;
    this.inventory = inventory;
  }

  /** The repository of a run as it is called now: renamed and transferred ones keep their id. */
  Repo repo(Run run) {
    return inventory.present(run.repo());
  }

  /** Returns when the run may still begin. */
  void check(Run run) {
    var repo = repo(run);
    switch (switches.of(repo)) {
      case Switches.Stance.Open() -> {}
      case Switches.Stance.Draining(var why) ->
          throw new Over(new Outcome.Refused(why, "Ask again later."));
      case Switches.Stance.Killed(var why) ->
          throw new Over(new Outcome.Refused(why, "Ask the operator of this penv."));
    }
    switch (run.origin()) {
      case Origin.Comment _, Origin.Again _, Origin.Dispatch _ ->
          checkAllowed(run, run.asker(), new Matter.RunOwnCode());
      case Origin.Approved(var _, var _, var by) -> {
        checkAllowed(run, run.asker(), new Matter.RunForkCode());
        checkAllowed(run, by, new Matter.Approve());
      }
    }
    checkHead(run);
  }

  /** Returns when the run may still have such a machine. */
  void checkMachine(Run run, Offer offer) {
    rights
        .policy(repo(run))
        .forbids(offer.provider(), offer.hardware().gpu())
        .ifPresent(rule -> {
          throw new Over(PlacementText.forbidden(rule));
        });
  }

  private void checkAllowed(Run run, Account who, Matter matter) {
    if (rights.decideNow(repo(run), who, matter) instanceof Verdict.Denied denied) {
      throw new Over(new Outcome.Refused(denied.reason(), Replies.remedy(denied)));
    }
  }

  /** Asked again before a secret is handed out. */
  void checkHead(Run run) {
    if (!run.onPullRequest()) return;
    var pull = github.pullRequest(repo(run), run.number());
    if (pull.isEmpty() || !pull.get().open()) throw new Over(new Outcome.Closed());
    var head = pull.map(PullRequest::head).map(CommitId::sha).orElseThrow();
    // What is run again is an earlier commit on purpose.
    var pinned = !(run.origin() instanceof Origin.Again);
    if (pinned && !head.equals(run.commit().sha())) throw new Over(new Outcome.HeadMoved(head));
    if (run.origin() instanceof Origin.Approved(var _, var approval, var _)
        && !approvals.stands(approval)) {
      throw new Over(new Outcome.Refused(Replies.approvalVoid(), Replies.approveAnew()));
    }
  }
}
