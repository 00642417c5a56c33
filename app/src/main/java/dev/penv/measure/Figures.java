package dev.penv.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Prints measures for people: {@code 98.1}, {@code 0.0085}, {@code −0.0016}, {@code 1.2e−9}. */
public final class Figures {
  /** So many digits tell two runs apart; more is noise. */
  private static final int DIGITS = 4;

  private static final int MOST_DECIMALS = 12;
  private static final double NOISE = 1e-12;
  private static final String MINUS = "\u2212";

  private Figures() {}

  /** Whole numbers in full, others with four digits that count. */
  public static String of(double value) {
    return print(exact(value), decimals(value));
  }

  /** With exactly the decimals that are needed, but at most so many. */
  static String print(BigDecimal value, int decimals) {
    if (isOutOfSight(value)) return scientific(value);
    var rounded = value.setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
    var plain = rounded.abs().toPlainString();
    return rounded.signum() < 0 ? MINUS + plain : plain;
  }

  /** The same with a sign, for a change. */
  static String signed(BigDecimal value, int decimals) {
    var text = print(value, decimals);
    return text.equals("0") || text.startsWith(MINUS) ? text : "+" + text;
  }

  /** What a double stands for when printed shortest: {@code 98.1}, not its binary neighbour. */
  static BigDecimal exact(double value) {
    return new BigDecimal(Double.toString(value));
  }

  /** Whether two values differ by more than the order in which a program added them up. */
  static boolean differ(double one, double other) {
    return Math.abs(one / 2 - other / 2) > NOISE * Math.max(Math.abs(one), Math.abs(other));
  }

  /** How many decimals show {@link #DIGITS} digits of the value. */
  static int decimals(double value) {
    return decimals(exact(value), DIGITS);
  }

  static int decimals(BigDecimal value, int digits) {
    if (value.signum() == 0) return 0;
    var magnitude = value.precision() - value.scale();
    return Math.clamp(digits - magnitude, 0, MOST_DECIMALS);
  }

  private static boolean isOutOfSight(BigDecimal value) {
    var magnitude = value.precision() - value.scale();
    return value.signum() != 0 && (magnitude > 15 || magnitude < -3);
  }

  static String scientific(BigDecimal value) {
    var rounded = value.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
    if (rounded.signum() == 0) return "0";
    var exponent = rounded.precision() - rounded.scale() - 1;
    var mantissa = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    return (mantissa + "e" + exponent).replace("-", MINUS);
  }
}
