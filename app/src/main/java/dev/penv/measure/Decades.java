package dev.penv.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic scale, on which equal factors are equally long.
 *
 * @param least where the scale begins, positive
 * @param most where it ends, above {@code least}
 */
record Decades(double least, double most, List<Double> ticks) implements Scale {
  /** Below this factor a linear scale shows everything. */
  private static final double WIDE = 50;

  private static final double AIR = 0.04;
  private static final int MOST_TICKS = 6;
  private static final int[] FINE = {1, 2, 5};

  Decades {
    ticks = List.copyOf(ticks);
  }

  /**
   * Whether the values ask for it: all are positive, they span a wide range, and a linear scale
   * would press most of them into its lowest tenth, as it does with a loss.
   *
   * @param ascending not empty
   */
  static boolean suit(List<Double> ascending) {
    var least = ascending.getFirst();
    var most = ascending.getLast();
    var middle = ascending.get(ascending.size() / 2);
    return least > 0 && most / least >= WIDE && middle < least + (most - least) / 10;
  }

  /** Around these values, with a little air. */
  static Decades of(double least, double most) {
    var air = Math.pow(most / least, AIR);
    return new Decades(least / air, most * air, ticks(least / air, most * air));
  }

  private static List<Double> ticks(double least, double most) {
    var fine = ticks(least, most, 1, FINE);
    if (fine.size() <= MOST_TICKS) return fine;
    var decades = Math.log10(most / least);
    return ticks(least, most, (int) Math.ceil(decades / MOST_TICKS), new int[] {1});
  }

  private static List<Double> ticks(double least, double most, int every, int[] factors) {
    var ticks = new ArrayList<Double>();
    var first = (int) Math.floor(Math.log10(least) / every) * every;
    for (int power = first; power <= Math.log10(most); power += every) {
      for (var factor : factors) {
        var tick = Double.parseDouble(factor + "e" + power);
        if (tick >= least && tick <= most) ticks.add(tick);
      }
    }
    return ticks;
  }

  @Override
  public double position(double value) {
    return Math.log(value / least) / Math.log(most / least);
  }

  @Override
  public String label(double tick) {
    return Figures.of(tick);
  }
}
