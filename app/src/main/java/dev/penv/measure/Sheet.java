package dev.penv.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Plots side by side on a card, as wide as a comment. Lengths are in units of the view box. */
final class Sheet {
  private static final int WIDTH = 820;
  private static final int MARGIN = 20;
  private static final int GAP = 32;
  private static final int INNER = WIDTH - 2 * MARGIN;
  private static final int HALF = (INNER - GAP) / 2;

  /** Of all lines together: keeps the file small, whatever the run measures. */
  private static final int BUCKETS = 1_600;

  private final Plots plots;
  private final Theme theme;
  private final List<Panel> panels = new ArrayList<>();
  private final int height;

  Sheet(Plots plots, Theme theme) {
    this.plots = plots;
    this.theme = theme;
    var shown = plots.shown();
    int y = MARGIN - 8;
    for (int i = 0; i < shown.size(); i += 2) {
      var row = shown.subList(i, Math.min(i + 2, shown.size()));
      y += row(row, y);
    }
    height = y + (left() > 0 ? 26 : 6);
  }

  /** Places one or two panels and returns how high they are. */
  private int row(List<Plot> row, int y) {
    int height = 0;
    for (int i = 0; i < row.size(); i++) {
      var width = row.size() == 1 ? INNER : HALF;
      var x = MARGIN + i * (HALF + GAP);
      var panel = new Panel(row.get(i), plots.base(), theme, x, y, width);
      height = Math.max(height, panel.height());
      panels.add(panel);
    }
    return height;
  }

  /** How many are left for the run's page. */
  private int left() {
    return plots.all().size() - panels.size();
  }

  String svg() {
    var svg = new Svg(WIDTH, height, theme, title(), plots.inWords());
    var lines = plots.shown().stream().mapToInt(plot -> plot.series().size()).sum();
    var buckets = Math.clamp(BUCKETS / Math.max(1, lines), 40, 250);
    panels.forEach(panel -> panel.draw(svg, buckets));
    if (left() > 0) {
      var more = "%d more on the run's page".formatted(left());
      svg.words(WIDTH - MARGIN, height - 14, "text-anchor=\"end\"", theme.dim(), more);
    }
    return svg.end();
  }

  private String title() {
    return plots.shown().stream().map(Plot::title).collect(Collectors.joining(", "));
  }
}
