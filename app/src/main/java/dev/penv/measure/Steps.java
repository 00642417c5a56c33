package dev.penv.measure;

import dev.penv.measure.Measures.Point;
import dev.penv.measure.Measures.Series;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the steps of some series lie beside each other.
 *
 * @param places of each step's name
 * @param unit what is counted, such as {@code epoch}
 */
record Steps(Map<String, Double> places, String unit) {
  private static final Pattern COUNT = Pattern.compile("(.*?)[-_. ]*(\\d{1,12})");

  /** By the numbers in the names where all count the same thing, else one after the other. */
  static Steps of(List<Series> series) {
    var names = new TreeSet<>(StepOrder.NATURAL);
    for (var one : series) names.addAll(one.points().stream().map(Point::step).toList());
    var units = names.stream().map(Steps::unit).collect(Collectors.toSet());
    var counted = units.size() == 1 && names.stream().allMatch(COUNT.asMatchPredicate());
    var places = new LinkedHashMap<String, Double>();
    for (var name : names) places.put(name, counted ? count(name) : places.size() + 1.0);
    return new Steps(places, counted ? units.iterator().next() : "");
  }

  double place(String step) {
    return places.getOrDefault(step, 0.0);
  }

  Axis axis(int about) {
    var first = places.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
    var last = places.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    return Axis.ofCounts(first, last, about);
  }

  private static String unit(String name) {
    var count = COUNT.matcher(name);
    return count.matches() ? count.group(1) : name;
  }

  private static double count(String name) {
    var count = COUNT.matcher(name);
    return count.matches() ? Double.parseDouble(count.group(2)) : 0;
  }
}
