package dev.penv.github;

import java.time.Duration;
import java.time.Instant;

/** How often progress may be written. Endings and changes of state are always due. */
final class Cadence {
  private static final Duration COMMENT = Duration.ofSeconds(60);

  private Cadence() {}

  static Instant due(Writing writing, Standing standing, Instant since, Instant now) {
    if (!(standing instanceof Standing.There there)) return now;
    if (Lane.of(writing, standing) != Lane.UPDATE) return now;
    var next = there.at().plus(interval(writing, Duration.between(since, now)));
    return next.isAfter(now) ? next : now;
  }

  private static Duration interval(Writing writing, Duration age) {
    return switch (writing) {
      case Writing.React _ -> Duration.ZERO;
      case Writing.Say _ -> COMMENT;
      case Writing.Show _ -> check(age);
    };
  }

  /** A reader looks often at first; later 60 s keep 30 runs within GitHub's hourly limit. */
  private static Duration check(Duration age) {
    if (age.compareTo(Duration.ofMinutes(2)) < 0) return Duration.ofSeconds(15);
    if (age.compareTo(Duration.ofMinutes(10)) < 0) return Duration.ofSeconds(30);
    return Duration.ofSeconds(60);
  }
}
