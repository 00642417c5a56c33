package dev.penv.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * One wait for an instant. A clock that is set back meanwhile makes it no longer: what is waited
 * for moves with the clock.
 */
final class Countdown {
  private final InstantSource clock;
  private Instant until;
  private Instant seen;

  Countdown(InstantSource clock, Instant until) {
    this.clock = clock;
    this.until = until;
    seen = clock.instant();
  }

  /** What is waited for, as the clock was set at the last look. */
  Instant until() {
    return until;
  }

  boolean isOver() {
    var now = clock.instant();
    if (now.isBefore(seen)) until = until.minus(Duration.between(now, seen));
    seen = now;
    return !now.isBefore(until);
  }
}
