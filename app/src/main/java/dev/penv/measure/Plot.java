package dev.penv.measure;

import dev.penv.measure.Measures.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A drawing of some series over the steps of a run, as SVG of our own: no script, no style sheet
 * needed, so that a strict page and an image proxy both show it.
 *
 * @param title what all series tell, such as {@code loss}
 */
public record Plot(String title, List<Series> series) {
  public Plot {
    series = List.copyOf(series);
  }

  /** One plot for each measure: {@code train/loss} and {@code val/loss} share that of the loss. */
  public static List<Plot> of(Measures measures) {
    var groups = new LinkedHashMap<String, List<Series>>();
    for (var one : measures.series()) {
      groups.computeIfAbsent(lastPart(one.name()), _ -> new ArrayList<>()).add(one);
    }
    return groups.entrySet().stream()
        .map(group -> new Plot(group.getKey(), group.getValue()))
        .toList();
  }

  /** An {@code <svg>} element for a page; takes the page's text colour. */
  public String svg() {
    return new PlotDrawing(this).element();
  }

  /** A file of its own, for an {@code <img>}; follows the viewer's light or dark scheme. */
  public String file() {
    return new PlotDrawing(this).file();
  }

  /** What the plot shows, for those who cannot see it. */
  public String inWords() {
    return title
        + ": "
        + String.join("; ", series.stream().limit(PlotDrawing.MOST).map(Plot::inWords).toList());
  }

  private static String inWords(Series series) {
    var points = series.points();
    if (points.isEmpty()) return series.name() + " has no values";
    return "%s from %s to %s over %d steps"
        .formatted(
            series.name(),
            Figures.of(points.getFirst().value()),
            Figures.of(points.getLast().value()),
            points.size());
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('/', name.length() - 2) + 1);
  }
}
