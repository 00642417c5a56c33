package dev.penv.lifecycle;

import dev.penv.journal.Alarm;
import dev.penv.machine.Machine;
import dev.penv.machine.MachineProvider;
import dev.penv.money.Ledger;
import dev.penv.money.Money;
import dev.penv.money.Spend;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import dev.penv.run.Run;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the machine of a run back and settles what it cost. */
final class Releasing {
  private static final Logger LOG = LoggerFactory.getLogger(Releasing.class);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

  /** About four minutes in all. */
  private static final int MOST_TRIES = 8;

  private final Providers providers;
  private final Ledger ledger;
  private final AuditTrail trail;
  private final Alarm alarm;

  Releasing(Providers providers, Ledger ledger, AuditTrail trail, Alarm alarm) {
    this.providers = providers;
    this.ledger = ledger;
    this.trail = trail;
    this.alarm = alarm;
  }

  /** Deletes the machine and books what it cost. What cannot be deleted now, the Reaper deletes. */
  void release(Line line) throws InterruptedException {
    var run = line.run();
    var cost = line.journal().step("cost", Money.class, () -> cost(line));
    line.journal().once("released", () -> delete(run));
    ledger.settle(new Spend(run.id().value(), cost, alarm.instant()));
    trail.settled(run, line.telling().progress(), cost);
    line.telling().keep(progress -> progress.costing(cost));
  }

  /** The same without a journal: for a run of which nothing more is known. */
  void abandon(Line line) throws InterruptedException {
    var run = line.run();
    var cost = cost(line);
    delete(run);
    ledger.settle(new Spend(run.id().value(), cost, alarm.instant()));
  }

  /** What is gone, or out of reach at the moment, is paid for as it was told. */
  private Money cost(Line line) throws InterruptedException {
    var now = alarm.instant();
    var found = new ArrayList<Machine>();
    for (var provider : providers.all()) found(provider, line.run()).ifPresent(found::add);
    if (found.isEmpty()) return asTold(line.telling().progress(), line.run(), now);
    return found.stream()
        .map(machine -> machine.rate().over(Duration.between(machine.createdAt(), now)))
        .reduce(Money.ZERO, Money::plus);
  }

  private static Optional<Machine> found(MachineProvider provider, Run run)
      throws InterruptedException {
    try {
      return provider.find(run.id());
    } catch (UncheckedIOException e) {
      Interruption.check(e);
      LOG.warn("run {}: {} cannot be asked for its machine", run.id(), provider.name(), e);
      return Optional.empty();
    }
  }

  /** From when it was sought until now, but not beyond what its leases allow. */
  static Money asTold(Progress progress, Run run, Instant now) {
    var since = progress.since().getOrDefault(Phase.MACHINE, now);
    var longest = Leases.longest(run);
    var time = Duration.between(since, now);
    return progress.machine().rate().over(time.compareTo(longest) < 0 ? time : longest);
  }

  /** Everywhere: a machine whose create was not answered may be with any of them. */
  private void delete(Run run) throws InterruptedException {
    var left = providers.all();
    var pause = FIRST_PAUSE;
    for (int tries = 1; ; tries++) {
      left = undeleted(left, run);
      if (left.isEmpty()) return;
      if (tries == MOST_TRIES) break;
      alarm.sleepUntil(alarm.instant().plus(pause));
      pause = pause.multipliedBy(2);
    }
    LOG.error("run {}: its machine is left to the Reaper", run.id());
  }

  private static List<MachineProvider> undeleted(List<MachineProvider> providers, Run run)
      throws InterruptedException {
    var left = new ArrayList<MachineProvider>();
    for (var provider : providers) {
      try {
        provider.delete(run.id());
      } catch (RuntimeException e) {
        Interruption.check(e);
        LOG.warn("run {}: {} did not delete its machine", run.id(), provider.name(), e);
        left.add(provider);
      }
    }
    return left;
  }
}
