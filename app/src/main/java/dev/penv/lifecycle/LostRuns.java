package dev.penv.lifecycle;

import dev.penv.event.Marks;
import dev.penv.github.GitHub;
import dev.penv.github.Inventory;
import dev.penv.github.OpenChecks;
import dev.penv.github.Outgoing;
import dev.penv.github.Repo;
import dev.penv.journal.Alarm;
import dev.penv.report.Links;
import dev.penv.report.LostRun;
import dev.penv.run.RunId;
import dev.penv.run.RunRecords;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends on GitHub what a penv has begun whose records were lost: it would seem to go on for ever.
 * Each repository is looked through once in the life of the records.
 */
public final class LostRuns {
  private static final Logger LOG = LoggerFactory.getLogger(LostRuns.class);

  /** Until somebody installs the App elsewhere, or GitHub is there again. */
  private static final Duration EVERY = Duration.ofMinutes(15);

  private static final Duration WHILE_EMPTY = Duration.ofMinutes(1);

  /** At most 1800 reads an hour, of 5000 that GitHub allows to each installation. */
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  private final OpenChecks checks;
  private final Inventory inventory;
  private final Marks marks;
  private final RunRecords records;
  private final Outgoing outgoing;
  private final Links links;
  private final Alarm alarm;

  public LostRuns(
      OpenChecks checks,
      Inventory inventory,
      Marks marks,
      RunRecords records,
      Outgoing outgoing,
      Links links,
      Alarm alarm) {
    this.checks = checks;
    this.inventory = inventory;
    this.marks = marks;
    this.records = records;
    this.outgoing = outgoing;
    this.links = links;
    this.alarm = alarm;
  }

  /** Looks through what was not looked through yet, until interrupted. */
  public void watch() throws InterruptedException {
    while (true) {
      var all = inventory.repositories(0);
      for (var repo : all) if (marks.find(mark(repo)).isEmpty()) tryLook(repo);
      pause(all.isEmpty() ? WHILE_EMPTY : EVERY);
    }
  }

  private void tryLook(Repo repo) throws InterruptedException {
    try {
      look(repo);
    } catch (GitHub.Unreachable e) {
      Interruption.check(e);
      LOG.info("lost runs of {} are looked for again later: {}", repo.fullName(), e.getMessage());
    } catch (RuntimeException e) {
      Interruption.check(e);
      LOG.warn("lost runs of {} cannot be looked for", repo.fullName(), e);
    }
  }

  /** One look at what heads the open pull requests of a repository. */
  void look(Repo repo) throws InterruptedException {
    for (var head : checks.heads(repo)) {
      pause(BETWEEN);
      for (var open : checks.of(repo, head.commit())) end(repo, head, open);
    }
    marks.move(mark(repo), alarm.instant());
  }

  private void end(Repo repo, OpenChecks.Head head, OpenChecks.Open open) {
    for (var run : lost(open)) {
      LOG.warn("run {} of {} was lost", run, repo.fullName());
      var details = links.commit(repo, head.commit());
      new LostRun(repo, head.number(), head.commit(), run, open.name(), open.startedAt())
          .writings(details, alarm.instant())
          .forEach(writing -> outgoing.replace(writing, open.startedAt()));
    }
  }

  /** None for what is no run, or goes on here. */
  private List<RunId> lost(OpenChecks.Open open) {
    return RunId.parse(open.externalId()).stream()
        .filter(run -> records.find(run).isEmpty())
        .toList();
  }

  private void pause(Duration time) throws InterruptedException {
    alarm.sleepUntil(alarm.instant().plus(time));
  }

  private static String mark(Repo repo) {
    return "lost-runs/" + repo.id();
  }
}
