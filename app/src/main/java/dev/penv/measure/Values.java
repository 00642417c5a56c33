package dev.penv.measure;

import dev.penv.measure.Measures.Point;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the vertical scale of a plot has to show.
 *
 * @param ascending all values of the lines
 * @param bases those that are near enough to be shown without pressing the lines flat
 */
record Values(List<Double> ascending, Map<String, Double> bases) {
  /** Beyond this doubles can no longer be subtracted; no measure is meant to be there. */
  private static final double FARTHEST = 1e150;

  /** A base may be so many times as far away as the lines are high. */
  private static final int FAR = 4;

  private static final int TICKS = 5;

  static Values of(Plot plot) {
    var ascending =
        plot.series().stream()
            .flatMap(line -> line.points().stream())
            .map(Point::value)
            .map(Values::near)
            .sorted()
            .toList();
    var names = plot.series().stream().map(Measures.Series::name).collect(Collectors.toSet());
    var bases =
        plot.bases().entrySet().stream()
            .filter(base -> names.contains(base.getKey()) && isInSight(base.getValue(), ascending))
            .collect(Collectors.toMap(Map.Entry::getKey, base -> near(base.getValue())));
    return new Values(ascending, bases);
  }

  private static boolean isInSight(double base, List<Double> ascending) {
    if (ascending.isEmpty() || !Double.isFinite(base)) return false;
    var least = ascending.getFirst();
    var most = ascending.getLast();
    if (Decades.suit(ascending)) return base >= least / FAR && base <= most * FAR;
    var height = most - least;
    return height == 0 || (base >= least - FAR * height && base <= most + FAR * height);
  }

  static double near(double value) {
    return Math.clamp(value, -FARTHEST, FARTHEST);
  }

  Scale scale() {
    return !ascending.isEmpty() && Decades.suit(ascending)
        ? Decades.of(range().getMin(), range().getMax())
        : span();
  }

  /** The linear one, whatever the values ask for. */
  Axis span() {
    return ascending.isEmpty()
        ? Axis.of(0, 1, TICKS)
        : Axis.of(range().getMin(), range().getMax(), TICKS);
  }

  private DoubleSummaryStatistics range() {
    return Stream.concat(ascending.stream(), bases.values().stream())
        .collect(Collectors.summarizingDouble(Double::doubleValue));
  }
}
