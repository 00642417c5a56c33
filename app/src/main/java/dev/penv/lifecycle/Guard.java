package dev.penv.lifecycle;

import dev.penv.github.CommitId;
import dev.penv.github.GitHub;
import dev.penv.github.Inventory;
import dev.penv.github.PullRequest;
import dev.penv.github.Repo;
import dev.penv.policy.Ask;
import dev.penv.policy.Ask.Matter;
import dev.penv.policy.Policy;
import dev.penv.policy.Switches;
import dev.penv.policy.Verdict;
import dev.penv.run.Origin;
import dev.penv.run.Outcome;
import dev.penv.run.Run;

/**
 * Asks again, right before money is spent or a secret is handed out, what may have changed since
 * the run was asked for. Its answers are never recorded.
 */
final class Guard {
  private final GitHub github;
  private final Policy policy;
  private final Switches switches;
  private final Inventory inventory;

  Guard(GitHub github, Policy policy, Switches switches, Inventory inventory) {
    this.github = github;
    this.policy = policy;
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
    var permission = github.permission(repo, run.asker());
    var ask = new Ask(run.asker(), permission, repo, new Matter.RunOwnCode());
    if (policy.decide(ask) instanceof Verdict.Denied(var rule, var remedy)) {
      throw new Over(new Outcome.Refused(rule, remedy));
    }
    checkHead(run);
  }

  /** Asked again before a secret is handed out. */
  void checkHead(Run run) {
    if (!run.onPullRequest()) return;
    var pull = github.pullRequest(repo(run), run.number());
    if (pull.isEmpty() || !pull.get().open()) throw new Over(new Outcome.Closed());
    var head = pull.map(PullRequest::head).map(CommitId::sha).orElseThrow();
    // What is run again is an earlier commit on purpose.
    var pinned = run.origin() instanceof Origin.Comment;
    if (pinned && !head.equals(run.commit().sha())) throw new Over(new Outcome.HeadMoved(head));
  }
}
