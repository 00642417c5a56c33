package dev.penv.web;

import dev.penv.environment.Direction;
import dev.penv.measure.Measure;
import dev.penv.measure.Measures;
import java.util.List;
import java.util.Locale;

/** Measures of a run as programs read them. */
record MeasuresJson(List<One> summary, List<Measures.Series> series) {
  /**
   * A number of the headline.
   *
   * @param better {@code higher}, {@code lower} or {@code neutral}
   */
  record One(String name, double value, String better) {
    static One of(Measure measure) {
      return new One(measure.name(), measure.value(), better(measure.direction()));
    }

    private static String better(Direction direction) {
      return direction.name().toLowerCase(Locale.ROOT);
    }
  }

  static MeasuresJson of(Measures measures) {
    return new MeasuresJson(measures.summary().stream().map(One::of).toList(), measures.series());
  }
}
