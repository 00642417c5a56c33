package dev.penv.money;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** What a ceiling is for. */
public enum Span {
  RUN,
  DAY,
  MONTH;

  /** Midnight UTC at the start of the day that {@code now} is in. */
  public static Instant startOfDay(Instant now) {
    return now.truncatedTo(ChronoUnit.DAYS);
  }

  /** Midnight UTC at the start of the month that {@code now} is in. */
  public static Instant startOfMonth(Instant now) {
    var firstDay = now.atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    return firstDay.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
