package dev.penv.app;

import dev.penv.github.Mirror;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that a check-up is made from.
 *
 * @param url under which GitHub should reach penv
 * @param github where people see GitHub
 * @param lastArrival when the door last took in a webhook since this process began
 * @param recovered when a look for webhooks that never arrived last left none behind; {@link
 *     Instant#EPOCH} before the first such look
 * @param withOwners installations that reach the repository in which an owner keeps the policy for
 *     all others
 * @param login whether people can log in with GitHub
 */
public record Facts(
    Instant now,
    URI url,
    URI github,
    Arrival lastArrival,
    Instant recovered,
    Set<Long> withOwners,
    boolean login,
    Seen<Mirror.Registered> app,
    Seen<List<Mirror.Installed>> installations,
    Seen<Mirror.Hook> hook,
    Seen<List<Mirror.Sent>> deliveries,
    Seen<Duration> ahead,
    Map<Long, Mirror.Quota> quotas) {

  /** The last webhook at penv's own door. */
  public sealed interface Arrival {
    record At(Instant time) implements Arrival {}

    record None() implements Arrival {}

    static Arrival of(Optional<Instant> last) {
      return last.<Arrival>map(At::new).orElseGet(None::new);
    }
  }
}
