package dev.penv.machine;

import java.time.Duration;
import java.time.Instant;

/** What the Reaper does with a machine, and why. */
public sealed interface Reaping {
  /** How long after its end a lease may still be on its way to the tags. */
  Duration GRACE = Duration.ofMinutes(5);

  /** A younger machine may belong to a run that is not written down yet. */
  Duration YOUTH = Duration.ofMinutes(15);

  Machine machine();

  String reason();

  record Keep(Machine machine, String reason) implements Reaping {}

  record Delete(Machine machine, String reason) implements Reaping {}

  /**
   * An expired lease is enough to delete. While it runs, the machine goes only when another source
   * says that its run has ended.
   *
   * @param instance the penv that asks
   * @param now by the provider's clock
   */
  static Reaping decide(String instance, Machine machine, Evidence evidence, Instant now) {
    var lease = machine.lease();
    if (!machine.instance().equals(instance)) {
      return new Keep(machine, "belongs to penv " + machine.instance());
    }
    if (lease.expired(now.minus(GRACE))) {
      return new Delete(machine, "its lease ended at " + lease.until());
    }
    if (lease.expired(now)) return new Keep(machine, "its lease has just ended");
    return switch (evidence) {
      case LIVE -> new Keep(machine, "its run is live");
      case ENDED -> ofEndedRun(machine, now);
      case UNKNOWN -> new Keep(machine, "nobody knows its run, and its lease holds");
      case SILENT -> new Keep(machine, "nobody answers for its run, and its lease holds");
    };
  }

  private static Reaping ofEndedRun(Machine machine, Instant now) {
    var age = Duration.between(machine.createdAt(), now);
    if (age.compareTo(YOUTH) > 0) return new Delete(machine, "its run has ended");
    return new Keep(machine, "its run has ended, and it is younger than 15 minutes");
  }
}
