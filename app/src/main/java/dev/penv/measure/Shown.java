package dev.penv.measure;

import java.math.BigDecimal;

/** Two values and their difference, ready to be read. */
public record Shown(String run, String base, String change) {
  /** So many digits of the change are worth reading. */
  private static final int DIGITS_OF_CHANGE = 2;

  static Shown of(double run, double base) {
    var change =
        Figures.differ(run, base)
            ? Figures.exact(run).subtract(Figures.exact(base))
            : BigDecimal.ZERO;
    var decimals =
        Math.max(
            Figures.decimals(change, DIGITS_OF_CHANGE),
            Math.max(Figures.decimals(run), Figures.decimals(base)));
    return new Shown(
        Figures.print(Figures.exact(run), decimals),
        Figures.print(Figures.exact(base), decimals),
        Figures.signed(change, decimals));
  }
}
