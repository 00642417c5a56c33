package dev.penv.money;

import java.time.Instant;

/** What was used in the end, counted for the day and month in which it was settled. */
public record Spend(String owner, Money amount, Instant settledAt) {
  public Spend {
    if (amount.micros() < 0) throw new IllegalArgumentException("negative spend of " + owner);
  }
}
