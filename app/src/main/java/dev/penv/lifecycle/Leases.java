package dev.penv.lifecycle;

import dev.penv.journal.Alarm;
import dev.penv.machine.Lease;
import dev.penv.machine.Machine;
import dev.penv.machine.Offer;
import dev.penv.machine.Reaping;
import dev.penv.money.Money;
import dev.penv.run.Run;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Until when the machine of a run may live. Each part of the run renews it for as long as that part
 * can take, so that a machine whose penv died in an early part is not paid for until the end of the
 * last.
 */
record Leases(Providers providers, Alarm alarm) {
  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  /** A long queue for the cache, a fetch that is tried again and again, a container to build. */
  private static final Duration PREPARING = Duration.ofHours(1);

  /** Between the task's own deadline and the moment at which penv has seen it. */
  private static final Duration AROUND_THE_TASK = Duration.ofMinutes(10);

  /** As long as outputs may take to be copied, and a little more. */
  private static final Duration HARVESTING = Duration.ofMinutes(40);

  /**
   * How long the machine of a run can be paid for, whatever happens: every part of it as long as it
   * may be, and the Reaper's patience with a lease that has ended.
   */
  static Duration longest(Run run) {
    return whole(run).plus(Reaping.GRACE);
  }

  /** The most that a run can cost: the dearest of the offers, for as long as it can be paid for. */
  static Money most(Run run, List<Offer> offers) {
    return offers.stream()
        .map(offer -> offer.rate().over(longest(run)))
        .max(Money::compareTo)
        .orElse(Money.ZERO);
  }

  private static Duration whole(Run run) {
    return PREPARING.plus(run.timeout()).plus(AROUND_THE_TASK).plus(HARVESTING);
  }

  /** For what comes before the task. */
  Lease first(Run run) {
    return new Lease(run.id(), alarm.instant().plus(PREPARING));
  }

  /** Before the task begins. */
  void renewForTask(Run run, Machine machine) {
    renew(run, machine, run.timeout().plus(AROUND_THE_TASK));
  }

  /** Before its results are copied: where that fails, what is left of the lease has to do. */
  void renewForHarvest(Run run, Machine machine) {
    try {
      renew(run, machine, HARVESTING);
    } catch (UncheckedIOException e) {
      LOG.warn("run {}: the lease of its machine is not renewed: {}", run.id(), e.getMessage());
    }
  }

  /** Never beyond what is set aside: a process that dies again and again renews again and again. */
  private void renew(Run run, Machine machine, Duration time) {
    var asked = alarm.instant().plus(time);
    var last = machine.createdAt().plus(whole(run));
    var lease = new Lease(run.id(), asked.isBefore(last) ? asked : last);
    providers.of(machine).extend(machine, lease);
  }
}
