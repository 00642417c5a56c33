package dev.penv.document;

import java.math.BigDecimal;

/** Numbers as JavaScript, and with it the reference implementation, reads and prints them. */
public final class ScriptNumber {
  private ScriptNumber() {}

  /** As a double, infinite when it is larger than any. */
  public static double of(Json.Number number) {
    return Double.parseDouble(number.digits());
  }

  /** {@code 4}, {@code 2.5}, {@code 18446744073709552000}, {@code 1e+21}, {@code Infinity}. */
  public static String print(double number) {
    if (number == 0) return "0";
    if (!Double.isFinite(number)) return Double.toString(number);
    var digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    var beforePoint = digits.precision() - digits.scale();
    if (beforePoint > -6 && beforePoint <= 21) return digits.toPlainString();
    var power = beforePoint - 1;
    return digits.movePointLeft(power).toPlainString() + (power < 0 ? "e" : "e+") + power;
  }
}
