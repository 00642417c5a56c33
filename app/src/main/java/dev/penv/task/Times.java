package dev.penv.task;

import java.time.Duration;
import java.time.Instant;

/** When a task ran, by its machine's clock. */
public record Times(Instant startedAt, Instant endedAt) {
  /** Never negative, though clocks jump. */
  public Duration took() {
    var took = Duration.between(startedAt, endedAt);
    return took.isNegative() ? Duration.ZERO : took;
  }
}
