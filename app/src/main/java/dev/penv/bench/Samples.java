package dev.penv.bench;

import java.util.ArrayList;
import java.util.List;

/** Values of the same kind, and what most of them are below. */
final class Samples {
  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  int size() {
    return values.size();
  }

  double median() {
    return percentile(50);
  }

  /** The smallest value that so many of a hundred are not above. */
  double percentile(int percent) {
    if (values.isEmpty()) throw new IllegalStateException("nothing was measured");
    var sorted = values.stream().sorted().toList();
    var index = (int) Math.ceil(percent / 100.0 * sorted.size()) - 1;
    return sorted.get(Math.max(0, index));
  }
}
