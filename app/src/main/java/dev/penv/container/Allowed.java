package dev.penv.container;

import java.util.Set;

/** The powers that the operator gives to containers on a machine that others use too. */
public record Allowed(Set<Power> powers) {
  public static final Allowed NOTHING = new Allowed(Set.of());

  public Allowed {
    powers = Set.copyOf(powers);
  }

  boolean covers(Power power) {
    return powers.stream().anyMatch(allowed -> allowed.covers(power));
  }
}
