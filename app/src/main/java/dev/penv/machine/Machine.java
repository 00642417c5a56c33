package dev.penv.machine;

import dev.penv.hardware.Hardware;
import dev.penv.money.Rate;
import dev.penv.remote.User;
import dev.penv.run.RunId;
import java.time.Instant;

/**
 * A computer that we may use until its lease ends. All of it can be read back from the provider's
 * tags.
 *
 * @param id the provider's own name for it
 * @param instance the penv that it was made by; several may share one account
 * @param user as whom the code of a repository runs there
 * @param folder where the run lives, absolute; that user can pass through it, not write
 * @param cache what runs of the same repository share, absolute; that user can read it, not write
 */
public record Machine(
    String provider,
    String id,
    String instance,
    Hardware hardware,
    Rate rate,
    User user,
    String folder,
    String cache,
    Instant createdAt,
    Lease lease) {

  public RunId run() {
    return lease.owner();
  }

  /** The part of the folder that the user owns. */
  public String home() {
    return folder + "/home";
  }

  public Machine leased(Lease other) {
    return new Machine(
        provider, id, instance, hardware, rate, user, folder, cache, createdAt, other);
  }
}
