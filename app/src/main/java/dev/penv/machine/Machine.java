package dev.penv.machine;

import dev.penv.hardware.Hardware;
import dev.penv.money.Rate;
import dev.penv.run.RunId;
import java.time.Instant;

/**
 * A computer that we may use until its lease ends. All of it can be read back from the provider's
 * tags.
 *
 * @param id the provider's own name for it
 * @param instance the penv that it was made by; several may share one account
 * @param folder the run's own, absolute
 * @param cache where things are kept that runs of the same repository share, absolute; it may be
 *     gone when the machine is new
 */
public record Machine(
    String provider,
    String id,
    String instance,
    Hardware hardware,
    Rate rate,
    String folder,
    String cache,
    Instant createdAt,
    Lease lease) {

  public RunId run() {
    return lease.owner();
  }

  public Machine leased(Lease other) {
    return new Machine(
        provider, id, instance, hardware, rate, folder, cache, createdAt, other);
  }
}
