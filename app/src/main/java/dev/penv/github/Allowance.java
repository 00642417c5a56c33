package dev.penv.github;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * When an installation may write again. GitHub asks for a second between writes and refuses more
 * than 80 in a minute or 500 in an hour; this stays below. One thread at a time.
 */
final class Allowance {
  private static final int BURST = 10;
  private static final Duration REFILL = Duration.ofSeconds(1);
  private static final Duration WINDOW = Duration.ofHours(1);

  /** Progress stops here, so that endings still get through. */
  private static final int HOURLY_PROGRESS = 300;

  private static final int HOURLY = 480;

  /** So many in an hour hurry nobody; beyond them progress leaves room for everything else. */
  private static final int UNHURRIED = 40;

  private static final Duration BETWEEN_PROGRESS = Duration.ofSeconds(20);

  private final Deque<Instant> taken = new ArrayDeque<>();
  private Instant full;
  private Instant progressed = Instant.MIN;
  private Instant quietSince = Instant.MIN;
  private Instant quietUntil = Instant.MIN;

  Allowance(Instant now) {
    full = now;
  }

  /** {@code now}, or when it is worth asking again. */
  Instant ready(Lane lane, Instant now) {
    forgetOld(now);
    var ready = latest(now, quiet(now));
    // The bucket holds BURST tokens when `full` has come; each token taken moves that by one
    // REFILL.
    ready = latest(ready, full.minus(REFILL.multipliedBy(BURST - 1)));
    if (lane == Lane.UPDATE && taken.size() >= UNHURRIED) {
      ready = latest(ready, progressed.plus(BETWEEN_PROGRESS));
    }
    int most = lane == Lane.UPDATE ? HOURLY_PROGRESS : HOURLY;
    return taken.size() < most ? ready : latest(ready, taken.getFirst().plus(WINDOW));
  }

  void take(Lane lane, Instant now) {
    if (lane == Lane.UPDATE) progressed = now;
    full = latest(full, now).plus(REFILL);
    taken.addLast(now);
  }

  /** Nothing before that time. */
  void keepQuiet(Instant now, Instant until) {
    quietUntil = latest(quiet(now), until);
    quietSince = now;
  }

  /** Ends a quiet time. */
  void speak() {
    quietUntil = Instant.MIN;
  }

  /** A clock that was set back ends a quiet time and forgets the future. */
  private Instant quiet(Instant now) {
    return now.isBefore(quietSince) ? Instant.MIN : quietUntil;
  }

  private void forgetOld(Instant now) {
    var start = now.minus(WINDOW);
    if (progressed.isAfter(now)) progressed = Instant.MIN;
    taken.removeIf(at -> !at.isAfter(start) || at.isAfter(now));
    if (full.isAfter(now.plus(REFILL.multipliedBy(BURST)))) full = now;
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
