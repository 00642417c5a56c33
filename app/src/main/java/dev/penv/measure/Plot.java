package dev.penv.measure;

import dev.penv.measure.Measures.Series;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is drawn together, as it is the same thing measured in several ways.
 *
 * @param title what all series tell, such as {@code loss}
 * @param bases by name of a series, the value that the run has which this one stands beside
 */
public record Plot(String title, List<Series> series, Map<String, Double> bases) {
  /** More lines than this cannot be told apart. */
  static final int MOST = 8;

  public Plot {
    series = series.stream().limit(MOST).toList();
    bases = Map.copyOf(bases);
  }

  Stream<String> inWords(String branch) {
    return series.stream().map(one -> inWords(one, branch));
  }

  private String inWords(Series one, String branch) {
    var points = one.points();
    if (points.isEmpty()) return one.name() + " has no values";
    var base = bases.get(one.name());
    return "%s from %s to %s over %d steps%s"
        .formatted(
            one.name(),
            Figures.of(points.getFirst().value()),
            Figures.of(points.getLast().value()),
            points.size(),
            base == null ? "" : " (%s: %s)".formatted(branch, Figures.of(base)));
  }
}
