package dev.penv.complaint;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as people type and read them: {@code 90s}, {@code 30m}, {@code 1h30m}, {@code 2d}. */
public final class Durations {
  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s)?");

  private Durations() {}

  /** Empty when the text is no duration; a number without unit is none. */
  public static Optional<Duration> parse(String text) {
    var form = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (text.isEmpty() || !form.matches()) return Optional.empty();
    return Optional.of(
        Duration.ofDays(number(form.group(1)))
            .plusHours(number(form.group(2)))
            .plusMinutes(number(form.group(3)))
            .plusSeconds(number(form.group(4))));
  }

  /** To be read: {@code 0.4 s}, {@code 48 s}, {@code 14 m 03 s}, {@code 2 h 05 m}. */
  public static String print(Duration duration) {
    var seconds = Math.max(0, duration.toSeconds());
    if (seconds >= 3600) return "%d h %02d m".formatted(seconds / 3600, seconds % 3600 / 60);
    if (seconds >= 60) return "%d m %02d s".formatted(seconds / 60, seconds % 60);
    if (seconds >= 10) return seconds + " s";
    var tenths = Math.max(0, duration.toMillis()) / 100;
    return tenths % 10 == 0 ? tenths / 10 + " s" : "%d.%d s".formatted(tenths / 10, tenths % 10);
  }

  /** To be typed again: {@code 1h30m}. */
  public static String typed(Duration duration) {
    if (duration.isZero()) return "0s";
    return part(duration.toDays(), "d")
        + part(duration.toHoursPart(), "h")
        + part(duration.toMinutesPart(), "m")
        + part(duration.toSecondsPart(), "s");
  }

  private static String part(long count, String unit) {
    return count == 0 ? "" : count + unit;
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
