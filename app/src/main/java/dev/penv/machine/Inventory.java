package dev.penv.machine;

import java.time.Instant;
import java.util.List;

/**
 * What a provider has at one moment.
 *
 * @param at by the provider's own clock: ours may be wrong, and leases are judged by this one
 */
public record Inventory(Instant at, List<Machine> machines) {
  public Inventory {
    machines = List.copyOf(machines);
  }
}
