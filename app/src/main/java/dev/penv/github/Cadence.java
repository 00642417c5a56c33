package dev.penv.github;

import dev.penv.github.Writing.Urgency;
import java.time.Duration;
import java.time.Instant;

/** How often progress may be written. Endings and changes of state are always due. */
final class Cadence {
  private static final Duration COMMENT = Duration.ofSeconds(60);

  /** Most runs have a machine by then; whoever asked has seen a reaction at once. */
  private static final Duration BEFORE_IT_IS_MADE = Duration.ofSeconds(1);

  /** GitHub has few writes to give, and the page is live. */
  private static final Duration BEFORE_IT_CHANGES = Duration.ofMinutes(10);

  private Cadence() {}

  static Instant due(Writing writing, Standing standing, Instant since, Instant now) {
    var next =
        switch (standing) {
          case Standing.Unwritten _ when lasting(writing) -> since.plus(BEFORE_IT_IS_MADE);
          case Standing.There there when Lane.of(writing, standing) == Lane.UPDATE ->
              there.at().plus(interval(writing, Duration.between(since, now)));
          case Standing.Unwritten _, Standing.Doubtful _, Standing.There _, Standing.Gone _ -> now;
        };
    return next.isAfter(now) ? next : now;
  }

  private static boolean lasting(Writing writing) {
    return writing.urgency() == Urgency.IF_IT_LASTS;
  }

  private static Duration interval(Writing writing, Duration age) {
    if (lasting(writing)) return BEFORE_IT_CHANGES;
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
