package dev.penv.measure;

import dev.penv.environment.Direction;
import dev.penv.measure.Measures.Point;
import dev.penv.measure.Measures.Series;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts the numbers of all files together: which are the headline, which are a series. */
final class Gathering {
  private static final int MOST_SERIES = 200;
  private static final int MOST_HEADLINES = 100;

  private final Map<String, Direction> declared;
  private final SequencedMap<String, Double> headline = new LinkedHashMap<>();
  private final SequencedMap<String, Double> single = new LinkedHashMap<>();
  private final SequencedMap<String, Map<String, Double>> series = new LinkedHashMap<>();

  Gathering(Map<String, Direction> declared) {
    this.declared = declared;
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
    return names(values)
        .limit(MOST_HEADLINES)
        .map(name -> new Measure(name, values.get(name), direction(name)))
        .toList();
  }

  private Stream<String> names(Map<String, Double> values) {
    return Stream.concat(declared.keySet().stream(), values.keySet().stream())
        .distinct()
        .filter(values::containsKey);
  }

  private List<Series> declaredFirst(List<Series> all) {
    var order = List.copyOf(declared.keySet());
    return all.stream()
        .sorted(
            Comparator.comparingInt(
                one -> order.contains(one.name()) ? order.indexOf(one.name()) : order.size()))
        .toList();
  }

  private Direction direction(String name) {
    return declared.getOrDefault(name, Direction.NEUTRAL);
  }
}
