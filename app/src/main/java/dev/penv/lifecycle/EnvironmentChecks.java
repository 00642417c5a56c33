package dev.penv.lifecycle;

import dev.penv.event.Event;
import dev.penv.github.CommitId;
import dev.penv.github.GitHub;
import dev.penv.github.HeadsToShow;
import dev.penv.github.Inventory;
import dev.penv.github.PullRequest;
import dev.penv.github.Repo;
import dev.penv.github.SeenHeads;
import dev.penv.github.Writing.Urgency;
import dev.penv.journal.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows what the head of each pull request offers to run. The first head is shown at once; of those
 * that follow each other quickly only the one that is the head when its turn comes.
 */
public final class EnvironmentChecks {
  private static final Logger LOG = LoggerFactory.getLogger(EnvironmentChecks.class);

  /** Between two heads of one pull request: a hundred pushes in a minute come to seven writes. */
  private static final Duration GAP = Duration.ofSeconds(10);

  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

  /** What is told later than that may not hold any more. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private static final Duration PATIENCE = Duration.ofHours(24);
  private static final Duration LOOK = Duration.ofMinutes(10);

  private final GitHub github;
  private final SeenHeads seen;
  private final HeadsToShow heads;
  private final ReadEnvironment environments;
  private final ShownEnvironments shown;
  private final Inventory inventory;
  private final Alarm alarm;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Map<String, Instant> notBefore = new HashMap<>();
  private boolean news;

  EnvironmentChecks(
      GitHub github,
      SeenHeads seen,
      HeadsToShow heads,
      ReadEnvironment environments,
      ShownEnvironments shown,
      Inventory inventory,
      Alarm alarm) {
    this.github = github;
    this.seen = seen;
    this.heads = heads;
    this.environments = environments;
    this.shown = shown;
    this.inventory = inventory;
    this.alarm = alarm;
  }

  /** Durable when it returns; shown a while later, if it is still the head then. */
  public void moved(Event.HeadMoved moved) {
    heads.add(new HeadsToShow.Head(moved.repo(), moved.number(), moved.head(), moved.at()));
    lock.lock();
    try {
      news = true;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing is shown any more, unless the pull request is open again by now. */
  public void closed(Event.PullClosed closed) {
    var repo = closed.repo();
    var waits = heads.all().stream().anyMatch(head -> isOf(head, repo.id(), closed.number()));
    if (waits && head(repo, closed.number()).isEmpty()) heads.drop(repo, closed.number());
  }

  private static boolean isOf(HeadsToShow.Head head, long repository, int number) {
    return head.repo().id() == repository && head.number() == number;
  }

  /** What heads it now, as GitHub says; empty when it is not open. */
  private Optional<CommitId> head(Repo repo, int number) {
    return github.pullRequest(repo, number).filter(PullRequest::open).map(PullRequest::head);
  }

  /** Reads it again and shows what it says now. */
  void renew(Repo repo, CommitId commit) {
    shown.show(repo, commit, environments.read(repo, commit), Urgency.NOW);
  }

  /** The same where it stands already. */
  void renewShown(Repo repo, CommitId commit) {
    if (shown.wasShown(repo, commit)) renew(repo, commit);
  }

  /** Works until interrupted. */
  public void work() throws InterruptedException {
    while (true) {
      var next = alarm.instant().plus(LOOK);
      try {
        next = showDue(next);
      } catch (RuntimeException e) {
        Interruption.check(e);
        LOG.error("environments cannot be shown; again in {}", AFTER_FAILURE, e);
        next = alarm.instant().plus(AFTER_FAILURE);
      }
      await(next);
    }
  }

  /** When to look again, at the latest. */
  private Instant showDue(Instant latest) throws InterruptedException {
    var next = latest;
    forgetOld();
    for (var head : heads.all()) {
      var due = notBefore.getOrDefault(place(head), Instant.MIN);
      if (!due.isAfter(alarm.instant())) due = show(head);
      if (due.isBefore(next)) next = due;
    }
    return next;
  }

  /** When its pull request may be looked at again. */
  private Instant show(HeadsToShow.Head head) throws InterruptedException {
    var again = alarm.instant().plus(GAP);
    try {
      var repo = inventory.present(head.repo());
      toShow(repo, head)
          .ifPresent(commit ->
              shown.show(repo, commit, environments.read(repo, commit), Urgency.EVENTUALLY));
      heads.done(head);
    } catch (GitHub.Unreachable e) {
      Interruption.check(e);
      again = later(head);
      LOG.info("the environment of {} cannot be read: {}", head.commit().sha(), e.getMessage());
    } catch (RuntimeException e) {
      Interruption.check(e);
      // What fails in us is not tried without end, and is in nobody else's way.
      LOG.error("the environment of {} cannot be shown", head.commit().sha(), e);
      again = later(head);
    }
    notBefore.put(place(head), again);
    return again;
  }

  /** GitHub is asked only where what it told may not hold any more. */
  private Optional<CommitId> toShow(Repo repo, HeadsToShow.Head told) {
    var fresh = !alarm.instant().isAfter(told.at().plus(FRESH));
    if (fresh && seen.isNewest(repo, told.number(), told.commit(), told.at())) {
      return Optional.of(told.commit());
    }
    return head(repo, told.number())
        .filter(now -> now.equals(told.commit()) || !shown.wasShown(repo, now));
  }

  private Instant later(HeadsToShow.Head head) {
    var now = alarm.instant();
    if (head.at().plus(PATIENCE).isBefore(now)) heads.done(head);
    return now.plus(AFTER_FAILURE);
  }

  private void forgetOld() {
    var now = alarm.instant();
    notBefore.values().removeIf(instant -> instant.isBefore(now));
  }

  private static String place(HeadsToShow.Head head) {
    return head.repo().id() + "/" + head.number();
  }

  private void await(Instant next) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!news && alarm.instant().isBefore(next)) alarm.await(lock, arrived, next);
      news = false;
    } finally {
      lock.unlock();
    }
  }
}
