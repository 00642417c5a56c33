package dev.penv.measure;

import dev.penv.measure.Measures.Point;
import dev.penv.measure.Measures.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Draws one Plot. Lengths are in units of the view box; y grows downwards. */
final class PlotDrawing {
  /** More lines than this cannot be told apart. */
  static final int MOST = 8;

  /** Each readable (3:1) on white and on GitHub's dark background. */
  private static final List<String> COLOURS =
      List.of(
          "#2f81f7", "#db6d28", "#2da44e", "#a371f7", "#e5534b", "#0598bc", "#db61a2", "#9a7b2f");

  /** Narrow, so that the words are still readable on a phone. */
  private static final int WIDTH = 480;

  private static final int RIGHT = WIDTH - 20;
  private static final int DRAWN = 150;
  private static final int MARGIN = 12;
  private static final int ENTRIES_IN_A_ROW = 3;
  private static final int ROW = 18;

  /** A dot at each value, as long as they stand apart. */
  private static final int MOST_DOTS = 40;

  /** Two values for each unit of width that the eye can tell apart. */
  private static final int BUCKETS = 250;

  private static final String TITLE = "font-size=\"14\" font-weight=\"600\"";
  private static final String LINE = "stroke-width=\"2\" stroke-linejoin=\"round\"";
  private static final String GRID = "stroke-opacity=\".15\"";
  private static final String AT_ITS_END = "text-anchor=\"end\" fill-opacity=\".75\"";
  private static final String AT_ITS_MIDDLE = "text-anchor=\"middle\" fill-opacity=\".75\"";

  /** Beyond this doubles can no longer be subtracted; no measure is meant to be there. */
  private static final double FARTHEST = 1e150;

  private final Plot plot;
  private final List<Series> lines;
  private final Steps steps;
  private final Axis across;
  private final Axis up;
  private final int left;
  private final int top;

  PlotDrawing(Plot plot) {
    this.plot = plot;
    this.lines =
        plot.series().stream().filter(line -> !line.points().isEmpty()).limit(MOST).toList();
    this.steps = Steps.of(lines);
    this.across = steps.axis(6);
    this.up = valueAxis(lines);
    this.left =
        up.ticks().stream().mapToInt(tick -> up.label(tick).length()).max().orElse(0) * 7 + 26;
    this.top = 36 + (lines.size() < 2 ? 0 : ROW * Math.ceilDiv(lines.size(), ENTRIES_IN_A_ROW));
  }

  private static Axis valueAxis(List<Series> lines) {
    var range =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .collect(Collectors.summarizingDouble(PlotDrawing::value));
    return range.getCount() == 0 ? Axis.of(0, 1, 6) : Axis.of(range.getMin(), range.getMax(), 6);
  }

  private static double value(Point point) {
    return Math.clamp(point.value(), -FARTHEST, FARTHEST);
  }

  String element() {
    return draw("");
  }

  String file() {
    return draw(
        "<style>svg{color:#1f2328}@media(prefers-color-scheme:dark){svg{color:#e6edf3}}</style>");
  }

  private String draw(String style) {
    var svg = new Svg(WIDTH, bottom() + 44, plot.inWords(), style);
    svg.words(MARGIN, 20, TITLE, Markup.shortened(plot.title(), 50));
    if (lines.size() > 1) legend(svg);
    valueTicks(svg);
    stepTicks(svg);
    for (int i = 0; i < lines.size(); i++) line(svg, lines.get(i), COLOURS.get(i));
    return svg.end();
  }

  private void legend(Svg svg) {
    var width = (RIGHT - MARGIN) / ENTRIES_IN_A_ROW;
    for (int i = 0; i < lines.size(); i++) {
      var x = MARGIN + i % ENTRIES_IN_A_ROW * width;
      var y = 34 + ROW * (i / ENTRIES_IN_A_ROW);
      svg.path("M" + x + " " + (y + 4) + "h16", COLOURS.get(i), LINE);
      svg.words(x + 22, y + 8, "", Markup.shortened(lines.get(i).name(), 18));
    }
  }

  private void valueTicks(Svg svg) {
    for (var tick : up.ticks()) {
      var y = y(tick);
      svg.path("M" + left + " " + Svg.number(y) + "H" + RIGHT, "currentColor", GRID);
      svg.words(left - 8, y + 4, AT_ITS_END, up.label(tick));
    }
  }

  private void stepTicks(Svg svg) {
    for (var tick : across.ticks()) {
      svg.words(x(tick), bottom() + 18, AT_ITS_MIDDLE, across.label(tick));
    }
    svg.words(RIGHT, bottom() + 36, AT_ITS_END, steps.unit());
  }

  private void line(Svg svg, Series line, String colour) {
    var points = thinned(line.points());
    var path =
        points.stream()
            .map(point -> Svg.number(x(point)) + " " + Svg.number(y(value(point))))
            .collect(Collectors.joining("L", "M", ""));
    svg.path(path, colour, LINE);
    if (points.size() > MOST_DOTS) return;
    for (var point : points) svg.dot(x(point), y(value(point)), colour, words(point));
  }

  private static String words(Point point) {
    return Markup.shortened(point.step(), 40) + ": " + Figures.of(point.value());
  }

  /** The least and the greatest of each bucket, so that no spike is lost. */
  private static List<Point> thinned(List<Point> points) {
    if (points.size() <= 2 * BUCKETS) return points;
    var kept = new ArrayList<Point>();
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      var from = (int) ((long) points.size() * bucket / BUCKETS);
      var to = (int) ((long) points.size() * (bucket + 1) / BUCKETS);
      keepEnds(points.subList(from, to), kept);
    }
    return kept;
  }

  private static void keepEnds(List<Point> bucket, List<Point> kept) {
    var least = 0;
    var most = 0;
    for (int i = 1; i < bucket.size(); i++) {
      if (bucket.get(i).value() < bucket.get(least).value()) least = i;
      if (bucket.get(i).value() > bucket.get(most).value()) most = i;
    }
    kept.add(bucket.get(Math.min(least, most)));
    if (least != most) kept.add(bucket.get(Math.max(least, most)));
  }

  private double x(Point point) {
    return x(steps.place(point.step()));
  }

  private double x(double place) {
    return left + across.position(place) * (RIGHT - left);
  }

  private double y(double value) {
    return bottom() - up.position(value) * DRAWN;
  }

  private int bottom() {
    return top + DRAWN;
  }
}
