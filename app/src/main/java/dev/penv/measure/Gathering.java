package dev.penv.measure;

import dev.penv.environment.Direction;
import dev.penv.measure.Measures.Point;
import dev.penv.measure.Measures.Series;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Puts the numbers of all files together: which are the headline, which are a series. */
final class Gathering {
  private static final int MOST_SERIES = 200;
  private static final int MOST_HEADLINES = 100;

  private final Map<String, Direction> declared;
  private final Map<String, Integer> ranks = new HashMap<>();
  private final SequencedMap<String, Double> headline = new LinkedHashMap<>();
  private final SequencedMap<String, Double> single = new LinkedHashMap<>();
  private final SequencedMap<String, Map<String, Double>> series = new LinkedHashMap<>();

  Gathering(Map<String, Direction> declared) {
    this.declared = declared;
    declared.keySet().forEach(name -> ranks.put(name, ranks.size()));
  }

  void addHeadline(List<Leaf> leaves) {
    for (var leaf : leaves) {
      var name = leaf.keys().isEmpty() ? "summary" : String.join("/", leaf.keys());
      if (leaf.isListed()) addPoint(name, Integer.toString(leaf.index()), leaf.value());
      else headline.put(name, leaf.value());
    }
  }

  void add(FileName file, List<Leaf> leaves) {
    for (var leaf : leaves) {
      var name = file.measure(leaf.keys());
      if (file.step().isEmpty()) addWithoutStep(name, leaf);
      else if (!leaf.isListed()) addPoint(name, file.step(), leaf.value());
    }
  }

  private void addWithoutStep(String name, Leaf leaf) {
    if (leaf.isListed()) addPoint(name, Integer.toString(leaf.index()), leaf.value());
    else single.put(name, leaf.value());
  }

  private void addPoint(String name, String step, double value) {
    if (series.size() >= MOST_SERIES && !series.containsKey(name)) return;
    series.computeIfAbsent(name, _ -> new TreeMap<>(StepOrder.NATURAL)).put(step, value);
  }

  Measures measures() {
    var all = series.entrySet().stream().map(one -> series(one.getKey(), one.getValue())).toList();
    return new Measures(headline(all), declaredFirst(all));
  }

  private static Series series(String name, Map<String, Double> values) {
    return new Series(
        name, values.entrySet().stream().map(at -> new Point(at.getKey(), at.getValue())).toList());
  }

  /**
   * What the summary says, then numbers that stand alone; a declared measure that is in neither has
   * its last value, and so has everything where nobody said what matters.
   */
  private List<Measure> headline(List<Series> all) {
    var values = new LinkedHashMap<>(headline);
    single.forEach(values::putIfAbsent);
    var everything = values.isEmpty() && declared.keySet().stream().noneMatch(series::containsKey);
    for (var one : all) {
      if (everything || declared.containsKey(one.name())) {
        values.putIfAbsent(one.name(), one.points().getLast().value());
      }
    }
    return values.entrySet().stream()
        .sorted(Comparator.comparingInt(value -> rank(value.getKey())))
        .limit(MOST_HEADLINES)
        .map(value -> new Measure(value.getKey(), value.getValue(), direction(value.getKey())))
        .toList();
  }

  private List<Series> declaredFirst(List<Series> all) {
    return all.stream().sorted(Comparator.comparingInt(one -> rank(one.name()))).toList();
  }

  /** The place in the declaration; whatever is not declared comes after, in its own order. */
  private int rank(String name) {
    return ranks.getOrDefault(name, declared.size());
  }

  private Direction direction(String name) {
    return declared.getOrDefault(name, Direction.NEUTRAL);
  }
}
