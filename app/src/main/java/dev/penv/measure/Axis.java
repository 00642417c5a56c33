package dev.penv.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * A scale with readable ticks.
 *
 * @param least where the scale begins
 * @param most where it ends, above {@code least}
 * @param ticks ascending, within the two
 * @param decimals that all ticks are printed with
 */
record Axis(double least, double most, List<Double> ticks, int decimals) implements Scale {
  private static final double[] STEPS = {1, 2, 2.5, 5, 10};

  /** Around these values, with a little air, and about so many ticks. */
  static Axis of(double least, double most, int about) {
    var air = (most - least) * 0.04;
    if (air == 0) air = least == 0 ? 1 : Math.abs(least) * 0.1;
    return between(least - air, most + air, about);
  }

  /** From the first count to the last, with ticks at whole numbers only. */
  static Axis ofCounts(double first, double last, int about) {
    var end = first == last ? first + 1 : last;
    var step = Math.max(1, step((end - first) / about));
    return ticks(first, end, step == 2.5 ? 5 : step);
  }

  private static Axis between(double least, double most, int about) {
    return ticks(least, most, step((most - least) / about));
  }

  private static Axis ticks(double least, double most, double step) {
    var ticks = new ArrayList<Double>();
    for (var count = Math.ceil(least / step); count * step <= most; count++) {
      ticks.add(count * step + 0.0);
    }
    return new Axis(least, most, List.copyOf(ticks), Math.max(0, decimals(step)));
  }

  /** The next of 1, 2, 2.5 or 5 times a power of ten. */
  private static double step(double rough) {
    var power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (var step : STEPS) {
      if (step * power >= rough * (1 - 1e-9)) return step * power;
    }
    return 10 * power;
  }

  private static int decimals(double step) {
    return BigDecimal.valueOf(step).round(new MathContext(3)).stripTrailingZeros().scale();
  }

  @Override
  public double position(double value) {
    return (value - least) / (most - least);
  }

  @Override
  public String label(double tick) {
    var far = Math.max(Math.abs(least), Math.abs(most));
    return far >= 1e7 || far < 1e-4
        ? Figures.scientific(Figures.exact(tick))
        : Figures.print(Figures.exact(tick), Math.min(decimals, 12));
  }
}
