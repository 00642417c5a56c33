package dev.penv.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** An amount in US dollars, kept in millionths so that seconds of a cheap machine do not vanish. */
public record Money(long micros) implements Comparable<Money> {
  public static final Money ZERO = new Money(0);

  private static final int DECIMALS = 6;
  private static final Pattern FORM = Pattern.compile("\\$?(\\d{1,9}(?:\\.\\d{1,6})?)");

  /**
   * Reads {@code 2.50} or {@code $2.50}; empty when it is no amount, is negative or has more than
   * six decimals.
   */
  public static Optional<Money> parse(String text) {
    var form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(ofDollars(new BigDecimal(form.group(1))))
        : Optional.empty();
  }

  /** Exact; an amount finer than a millionth is a mistake of the caller. */
  public static Money ofDollars(BigDecimal dollars) {
    return new Money(dollars.movePointRight(DECIMALS).longValueExact());
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(micros, other.micros));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(micros, other.micros));
  }

  public boolean exceeds(Money other) {
    return micros > other.micros;
  }

  /** As people read it: cents ({@code $0.31}), and below one cent two digits ({@code $0.0042}). */
  public String rounded() {
    var dollars = dollars();
    var belowOneCent = dollars.abs().compareTo(new BigDecimal("0.01")) < 0;
    return print(
        belowOneCent
            ? dollars.round(new MathContext(2, RoundingMode.HALF_UP))
            : dollars.setScale(2, RoundingMode.HALF_UP));
  }

  /** Every digit that counts, and cents always: {@code $0.310417}, {@code $3.00}. */
  @Override
  public String toString() {
    return print(dollars());
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(micros, other.micros);
  }

  private BigDecimal dollars() {
    return BigDecimal.valueOf(micros, DECIMALS);
  }

  private static String print(BigDecimal dollars) {
    var digits = dollars.abs().stripTrailingZeros();
    var shown = digits.scale() < 2 ? digits.setScale(2) : digits;
    return (dollars.signum() < 0 ? "-$" : "$") + shown.toPlainString();
  }
}
