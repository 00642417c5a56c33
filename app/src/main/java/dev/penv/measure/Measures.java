package dev.penv.measure;

import java.util.List;

/**
 * The measures of a run.
 *
 * @param summary the headline, in the order of the declaration and then of the file
 * @param series each measure over the steps of the run, for plots
 */
public record Measures(List<Measure> summary, List<Series> series) {
  public static final Measures NONE = new Measures(List.of(), List.of());

  public Measures {
    summary = List.copyOf(summary);
    series = List.copyOf(series);
  }

  /**
   * One measure over the run's steps.
   *
   * @param points in natural order of the steps' names
   */
  public record Series(String name, List<Point> points) {
    public Series {
      points = List.copyOf(points);
    }
  }

  /** One value at one step. */
  public record Point(String step, double value) {}
}
