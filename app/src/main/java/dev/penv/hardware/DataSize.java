package dev.penv.hardware;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount of memory or disk in bytes. Units are powers of 1024, as devcontainer.json has them.
 */
public record DataSize(long bytes) implements Comparable<DataSize> {
  public static final DataSize ZERO = new DataSize(0);

  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final List<String> UNITS = List.of("", "kb", "mb", "gb", "tb");
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,3})?)(?:([kmgt])(?:i?b)?)?", Pattern.CASE_INSENSITIVE);

  public DataSize {
    if (bytes < 0) throw new IllegalArgumentException("a size cannot be negative, was " + bytes);
  }

  public static DataSize gigabytes(long count) {
    return new DataSize(Math.multiplyExact(count, 1L << 30));
  }

  /**
   * Reads {@code 16gb}, {@code 1.5TB}, {@code 512m}, {@code 8GiB}, or plain bytes. Empty when it is
   * no size, is no whole number of bytes or is 8192 petabytes or more.
   */
  public static Optional<DataSize> parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) return Optional.empty();
    var unit = form.group(2) == null ? "" : form.group(2).toLowerCase(Locale.ROOT) + "b";
    var bytes = new BigDecimal(form.group(1)).multiply(bytesOf(UNITS.indexOf(unit)));
    if (bytes.stripTrailingZeros().scale() > 0 || bytes.compareTo(MOST) > 0)
      return Optional.empty();
    return Optional.of(new DataSize(bytes.longValueExact()));
  }

  /** For people, one decimal at most and never more than it is: {@code 16 GB}, {@code 15.6 GB}. */
  public String rounded() {
    var unit = largestUnit();
    if (unit == 0) return bytes + " bytes";
    var count = BigDecimal.valueOf(bytes).divide(bytesOf(unit), 1, RoundingMode.FLOOR);
    return count.stripTrailingZeros().toPlainString()
        + " "
        + UNITS.get(unit).toUpperCase(Locale.ROOT);
  }

  /** Exact, to be typed again: {@code 16gb}, {@code 1536mb}, or bytes. */
  @Override
  public String toString() {
    var unit = largestUnit();
    while (unit > 0 && bytes % (1L << (10 * unit)) != 0) unit--;
    return (bytes >> (10 * unit)) + UNITS.get(unit);
  }

  @Override
  public int compareTo(DataSize other) {
    return Long.compare(bytes, other.bytes);
  }

  private int largestUnit() {
    var unit = UNITS.size() - 1;
    while (unit > 0 && bytes < 1L << (10 * unit)) unit--;
    return unit;
  }

  private static BigDecimal bytesOf(int unit) {
    return BigDecimal.valueOf(1L << (10 * unit));
  }
}
