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

  /** One measure over the run's steps, in natural order of the files' names. */
  public record Series(String name, List<Point> points) {}

  /** One value at one step. */
  public record Point(String step, double value) {}
}
