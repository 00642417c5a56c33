package dev.penv.money;

import java.time.Duration;

/** A price per hour. */
public record Rate(Money hourly) {
  public static final Rate FREE = new Rate(Money.ZERO);

  /** The cost of a duration, rounded up to a millionth of a dollar. */
  public Money over(Duration duration) {
    var millis = Math.max(0, duration.toMillis());
    return new Money(Math.ceilDiv(Math.multiplyExact(hourly.micros(), millis), 3_600_000L));
  }
}
