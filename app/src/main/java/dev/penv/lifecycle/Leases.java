package dev.penv.lifecycle;

import dev.penv.journal.Alarm;
import dev.penv.machine.Lease;
import dev.penv.machine.Machine;
import dev.penv.run.Run;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Until when the machine of a run may live. Each part of the run renews it for as long as that part
 * can take, so that a machine whose penv died in an early part is not paid for until the end of the
 * last.
 */
record Leases(Providers providers, Alarm alarm) {
  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  /** A long queue for the cache, a fetch that is tried again and again, a checkout. */
  private static final Duration PREPARING = Duration.ofHours(2);

  /** Between the task's own deadline and the moment at which penv has seen it. */
  static final Duration AROUND_THE_TASK = Duration.ofMinutes(30);

  /** As long as outputs may take to be copied, and a little more. */
  private static final Duration HARVESTING = Duration.ofMinutes(150);

  /** For what comes before the task. */
  Lease first(Run run) {
    return lease(run, PREPARING);
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

  private void renew(Run run, Machine machine, Duration time) {
    providers.of(machine).extend(machine, lease(run, time));
  }

  private Lease lease(Run run, Duration time) {
    return new Lease(run.id(), alarm.instant().plus(time));
  }
}
