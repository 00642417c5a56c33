package dev.penv.bench;

import java.util.Locale;

/** What a measured value is held against. */
sealed interface Bar {
  record AtLeast(double value) implements Bar {}

  record AtMost(double value) implements Bar {}

  /** How often the value is as good as the bar asks: from 1 on it is met. */
  default double ratio(double measured) {
    return switch (this) {
      case AtLeast(var least) -> measured / least;
      case AtMost(var most) -> measured <= 0 ? Double.POSITIVE_INFINITY : most / measured;
    };
  }

  default boolean met(double measured) {
    return switch (this) {
      case AtLeast(var least) -> measured >= least;
      case AtMost(var most) -> measured <= most;
    };
  }

  default String text(String unit) {
    return switch (this) {
      case AtLeast(var least) -> "≥ " + number(least) + " " + unit;
      case AtMost(var most) -> "≤ " + number(most) + " " + unit;
    };
  }

  /** Three digits that say something. */
  static String number(double value) {
    var size = Math.abs(value);
    if (size >= 100 || value == Math.rint(value)) return String.format(Locale.ROOT, "%.0f", value);
    return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
  }
}
