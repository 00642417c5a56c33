package dev.penv.money;

import java.time.Duration;

/** A price per hour. */
public record Rate(Money hourly) implements Comparable<Rate> {
  public static final Rate FREE = new Rate(Money.ZERO);

  /** The cost of a duration, rounded up to a millionth of a dollar. */
  public Money over(Duration duration) {
    var millis = Math.max(0, duration.toMillis());
    return new Money(Math.ceilDiv(Math.multiplyExact(hourly.micros(), millis), 3_600_000L));
  }

  public boolean exceeds(Rate other) {
    return hourly.exceeds(other.hourly);
  }

  @Override
  public int compareTo(Rate other) {
    return hourly.compareTo(other.hourly);
  }

  /** {@code $0.526/h}: as the clouds print prices, without rounding. */
  @Override
  public String toString() {
    return hourly + "/h";
  }
}
