package dev.penv.document;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as tasks have them: any finite double, in up to 40 characters. */
public final class Decimal {
  /** The bounds of a finite double. */
  public static final BigDecimal LEAST = new BigDecimal("-1e308");

  public static final BigDecimal MOST = new BigDecimal("1e308");

  private static final int LONGEST = 40;
  private static final Pattern FORM =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");

  private Decimal() {}

  public static Optional<BigDecimal> parse(String digits) {
    if (digits.length() > LONGEST || !FORM.matcher(digits).matches()) return Optional.empty();
    var number = new BigDecimal(digits);
    return number.compareTo(LEAST) < 0 || number.compareTo(MOST) > 0
        ? Optional.empty()
        : Optional.of(number);
  }

  public static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  public static boolean isBetween(BigDecimal number, long least, long most) {
    return number.compareTo(BigDecimal.valueOf(least)) >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0;
  }

  /**
   * As a program and a person read it: {@code 0.001}, and {@code 1E+30} when zeros would drown it.
   */
  public static String print(BigDecimal number) {
    var plain = number.toPlainString();
    return plain.length() <= LONGEST ? plain : number.toString();
  }
}
