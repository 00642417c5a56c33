package dev.penv.lifecycle;

import dev.penv.event.Event.HeadMoved;
import dev.penv.event.Event.PullClosed;
import dev.penv.github.SeenHeads;
import dev.penv.policy.Approvals;

/** What a push to a pull request, or its end, means for what was asked there. */
public final class Pulls {
  private final SeenHeads heads;
  private final Approvals approvals;
  private final Rights rights;
  private final Runs runs;

  Pulls(SeenHeads heads, Approvals approvals, Rights rights, Runs runs) {
    this.heads = heads;
    this.approvals = approvals;
    this.rights = rights;
    this.runs = runs;
  }

  /** What a person asked for goes on, unless the policy has it otherwise. */
  public void moved(HeadMoved moved) {
    heads.saw(moved.repo(), moved.number(), moved.head(), moved.at());
    approvals.moved(moved.repo(), moved.number(), moved.head(), moved.at());
    var live = runs.live(moved.repo(), moved.number());
    if (live.isEmpty()) return;
    var sha = moved.head().sha();
    var signal =
        rights.policy(moved.repo()).supersedes()
            ? new RunSignal.Superseded(sha)
            : new RunSignal.HeadMoved(sha);
    live.forEach(run -> runs.signal(run, signal));
  }

  public void closed(PullClosed closed) {
    var live = runs.live(closed.repo(), closed.number());
    live.forEach(run -> runs.signal(run, new RunSignal.Closed()));
  }
}
