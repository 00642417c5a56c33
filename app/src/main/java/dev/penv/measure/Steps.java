package dev.penv.measure;

import dev.penv.measure.Measures.Point;
import dev.penv.measure.Measures.Series;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the steps of some series lie beside each other.
 *
 * @param places of each step's name
 * @param unit what is counted, such as {@code epoch}
 */
record Steps(Map<String, Double> places, String unit) {
  private static final Pattern COUNT = Pattern.compile("(.*\\D)?(\\d{1,12})");
  private static final Pattern SEPARATORS = Pattern.compile("[-_. ]+$");

  /** By the numbers in the names where all count the same thing, else one after the other. */
  static Steps of(List<Series> series) {
    return counted(series).orElseGet(() -> inOrder(series));
  }

  private static Optional<Steps> counted(List<Series> series) {
    var places = new HashMap<String, Double>();
    var unit = "";
    for (var point : points(series)) {
      var count = COUNT.matcher(point.step());
      if (!count.matches()) return Optional.empty();
      var counted = unit(count.group(1));
      if (!places.isEmpty() && !counted.equals(unit)) return Optional.empty();
      unit = counted;
      places.put(point.step(), Double.parseDouble(count.group(2)));
    }
    return Optional.of(new Steps(places, unit));
  }

  private static Steps inOrder(List<Series> series) {
    var places = new HashMap<String, Double>();
    points(series).stream()
        .map(Point::step)
        .distinct()
        .sorted(StepOrder.NATURAL)
        .forEach(step -> places.put(step, places.size() + 1.0));
    return new Steps(places, "");
  }

  private static List<Point> points(List<Series> series) {
    return series.stream().flatMap(one -> one.points().stream()).toList();
  }

  private static String unit(@Nullable String before) {
    return before == null ? "" : SEPARATORS.matcher(before).replaceFirst("");
  }

  double place(String step) {
    return places.getOrDefault(step, 0.0);
  }

  Axis axis(int about) {
    var first = places.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
    var last = places.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    return Axis.ofCounts(first, last, about);
  }
}
