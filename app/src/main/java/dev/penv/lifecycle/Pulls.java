package dev.penv.lifecycle;

import dev.penv.event.Event.HeadMoved;
import dev.penv.event.Event.PullClosed;
import dev.penv.github.CommitId;
import dev.penv.github.GitHub;
import dev.penv.github.PullRequest;
import dev.penv.github.Repo;
import dev.penv.github.SeenHeads;
import dev.penv.policy.Approvals;
import java.util.Optional;

/**
 * What a push to a pull request, or its end, means for what was asked there. It may be told late
 * and out of order: then what holds by now counts.
 */
public final class Pulls {
  private final GitHub github;
  private final SeenHeads heads;
  private final Approvals approvals;
  private final Rights rights;
  private final Runs runs;

  Pulls(GitHub github, SeenHeads heads, Approvals approvals, Rights rights, Runs runs) {
    this.github = github;
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
    var head = head(moved);
    if (head.isEmpty()) return;
    var signal = signal(moved.repo(), head.get().sha());
    for (var run : live) if (!run.commit().equals(head.get())) runs.signal(run.id(), signal);
  }

  /** The head now. GitHub is asked only when another one was told that may be later. */
  private Optional<CommitId> head(HeadMoved moved) {
    return heads.isNewest(moved.repo(), moved.number(), moved.head(), moved.at())
        ? Optional.of(moved.head())
        : github.pullRequest(moved.repo(), moved.number()).map(PullRequest::head);
  }

  private RunSignal signal(Repo repo, String head) {
    return rights.policy(repo).supersedes()
        ? new RunSignal.Superseded(head)
        : new RunSignal.HeadMoved(head);
  }

  /** Ends what runs, unless the pull request is open again. */
  public void closed(PullClosed closed) {
    var live = runs.live(closed.repo(), closed.number());
    if (live.isEmpty() || isOpen(closed.repo(), closed.number())) return;
    for (var run : live) runs.signal(run.id(), new RunSignal.Closed());
  }

  private boolean isOpen(Repo repo, int number) {
    return github.pullRequest(repo, number).filter(PullRequest::open).isPresent();
  }
}
