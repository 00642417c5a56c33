package dev.penv.measure;

import dev.penv.measure.Measures.Point;
import dev.penv.measure.Measures.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /** Beyond this doubles can no longer be subtracted; no measure is meant to be there. */
  private static final double FARTHEST = 1e150;

  private final Plot plot;
  private final List<Series> lines;
  private final Steps steps;
  private final Axis across;
  private final Axis up;
  private final int left;
  private final int top;
  private final StringBuilder svg = new StringBuilder();

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
    var words = Markup.escaped(plot.inWords());
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
            + " aria-label=\"%s\" font-family=\"system-ui, sans-serif\" font-size=\"12\""
            + " fill=\"currentColor\">\n<title>%s</title>%s\n",
        WIDTH, bottom() + 44, words, words, style);
    text(MARGIN, 20, "font-size=\"14\" font-weight=\"600\"", Markup.shortened(plot.title(), 50));
    if (lines.size() > 1) legend();
    up.ticks().forEach(this::valueTick);
    stepTicks();
    for (int i = 0; i < lines.size(); i++) line(lines.get(i), COLOURS.get(i));
    return svg.append("</svg>\n").toString();
  }

  private void legend() {
    var width = (RIGHT - MARGIN) / ENTRIES_IN_A_ROW;
    for (int i = 0; i < lines.size(); i++) {
      var x = MARGIN + i % ENTRIES_IN_A_ROW * width;
      var y = 34 + ROW * (i / ENTRIES_IN_A_ROW);
      add(
          "<path d=\"M%d %dh16\" stroke=\"%s\" stroke-width=\"3\" stroke-linecap=\"round\"/>\n",
          x, y + 4, COLOURS.get(i));
      text(x + 22, y + 8, "", Markup.shortened(lines.get(i).name(), 18));
    }
  }

  private void valueTick(double tick) {
    var y = y(tick);
    add(
        "<path d=\"M%d %.1fH%d\" stroke=\"currentColor\" stroke-opacity=\".15\"/>\n",
        left, y, RIGHT);
    text(left - 8, y + 4, "text-anchor=\"end\" fill-opacity=\".75\"", up.label(tick));
  }

  private void stepTicks() {
    for (var tick : across.ticks()) {
      text(
          x(tick),
          bottom() + 18,
          "text-anchor=\"middle\" fill-opacity=\".75\"",
          across.label(tick));
    }
    text(RIGHT, bottom() + 36, "text-anchor=\"end\" fill-opacity=\".75\"", steps.unit());
  }

  private void line(Series line, String colour) {
    var points = thinned(line.points());
    var path =
        points.stream()
            .map(point -> at("%.1f %.1f", x(point), y(value(point))))
            .collect(Collectors.joining("L", "M", ""));
    add(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-linejoin=\"round\"/>\n",
        path, colour);
    if (points.size() <= MOST_DOTS) points.forEach(point -> dot(point, colour));
  }

  private void dot(Point point, String colour) {
    add(
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"><title>%s: %s</title></circle>\n",
        x(point),
        y(value(point)),
        colour,
        Markup.escaped(Markup.shortened(point.step(), 40)),
        Figures.of(point.value()));
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

  private void text(double x, double y, String attributes, String words) {
    add("<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>\n", x, y, attributes, Markup.escaped(words));
  }

  private void add(String format, Object... values) {
    svg.append(at(format, values));
  }

  /** Always with a point in numbers, whatever the computer's language. */
  private static String at(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
