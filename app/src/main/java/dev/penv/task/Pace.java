package dev.penv.task;

import java.time.Duration;

/**
 * How long to wait before looking again: short while there is something to see, and never so long
 * that a line is late. Counts what it waited, since nothing here may read a clock.
 */
final class Pace {
  private static final Duration SHORTEST = Duration.ofMillis(20);
  private static final Duration LONGEST = Duration.ofMillis(80);

  private Duration next = SHORTEST;

  /** After a look that found something, or nothing. */
  Duration after(boolean moved) {
    if (moved) next = SHORTEST;
    var wait = next;
    var longer = next.multipliedBy(5).dividedBy(4);
    next = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    return wait;
  }
}
