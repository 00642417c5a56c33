package dev.penv.measure;

import dev.penv.measure.Measures.Point;
import dev.penv.measure.Measures.Series;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws one Plot into a part of a picture. Lengths are in its units; y grows downwards. */
final class Panel {
  private static final int DRAWN = 150;
  private static final int HEAD = 30;
  private static final int FOOT = 40;
  private static final int LABEL = 14;

  /** A dot at each value, as long as they stand apart. */
  private static final int MOST_DOTS = 30;

  /** From this line on, colours alone are not enough, and last values stand in each other's way. */
  private static final int FIRST_DOTTED = 4;

  private static final String TITLE = "font-size=\"14\" font-weight=\"600\"";
  private static final String LINE = "stroke-width=\"2\" stroke-linejoin=\"round\"";
  private static final String DOTTED = LINE + " stroke-dasharray=\"0 4\" stroke-linecap=\"round\"";
  private static final String DOTS = "stroke-width=\"5\" stroke-linecap=\"round\"";
  private static final String DASHED = "stroke-width=\"1.5\" stroke-dasharray=\"6 5\"";

  private final Plot plot;
  private final String base;
  private final Theme theme;
  private final int x;
  private final int width;
  private final List<Series> lines;
  private final List<Point> ends;
  private final Values values;
  private final Steps steps;
  private final Axis across;
  private final Scale up;
  private final Legend legend;
  private final int left;
  private final int right;
  private final int top;

  Panel(Plot plot, String base, Theme theme, int x, int y, int width) {
    this.plot = plot;
    this.base = base;
    this.theme = theme;
    this.x = x;
    this.width = width;
    lines = plot.series().stream().filter(line -> !line.points().isEmpty()).toList();
    ends = ends(lines);
    values = Values.of(plot);
    steps = Steps.of(lines);
    across = steps.axis(width / 70);
    up = values.scale();
    legend = new Legend(entries(), x, y + HEAD + 2, x + width);
    left = x + 7 * longest(up.ticks().stream().map(up::label)) + 12;
    right = x + width - 8 * longest(ends.stream().map(Panel::printed)) - 12;
    top = y + HEAD + legend.height() + 8;
  }

  private static int longest(Stream<String> labels) {
    return labels.mapToInt(String::length).max().orElse(0);
  }

  int height() {
    return HEAD + legend.height() + 8 + DRAWN + FOOT;
  }

  void draw(Svg svg, int buckets) {
    svg.words(x, top - legend.height() - 18, TITLE, theme.text(), title());
    if (up instanceof Decades) {
      svg.words(x + width, top - legend.height() - 18, "text-anchor=\"end\"", theme.dim(), "log");
    }
    legend.draw(svg, theme);
    grid(svg);
    for (int i = 0; i < lines.size(); i++) base(svg, lines.get(i), colour(i));
    for (int i = 0; i < lines.size(); i++) line(svg, i, buckets);
    lastValues(svg);
  }

  private String title() {
    var name = lines.size() == 1 ? lines.getFirst().name() : plot.title();
    return Markup.shortened(name, width / 10);
  }

  private List<Legend.Entry> entries() {
    var names =
        lines.size() < 2
            ? Stream.<Legend.Entry>of()
            : lines.stream()
                .map(line -> {
                  var i = lines.indexOf(line);
                  return new Legend.Entry(line.name(), colour(i), stroke(i));
                });
    var dashed =
        values.bases().isEmpty()
            ? Stream.<Legend.Entry>of()
            : Stream.of(
                new Legend.Entry(base, lines.size() == 1 ? colour(0) : theme.dim(), DASHED));
    return Stream.concat(names, dashed).toList();
  }

  private String colour(int line) {
    return theme.lines().get(line);
  }

  private static String stroke(int line) {
    return line < FIRST_DOTTED ? LINE : DOTTED;
  }

  private void grid(Svg svg) {
    for (var tick : up.ticks()) {
      var at = y(tick);
      svg.path("M" + left + " " + Svg.number(at) + "H" + right, theme.grid(), "");
      svg.words(left - 8, at + 4, "text-anchor=\"end\"", theme.dim(), up.label(tick));
    }
    for (var tick : across.ticks()) {
      var middle = "text-anchor=\"middle\"";
      svg.words(x(tick), bottom() + 18, middle, theme.dim(), across.label(tick));
    }
    var unit = Markup.shortened(steps.unit(), width / 10);
    svg.words(right, bottom() + 34, "text-anchor=\"end\"", theme.dim(), unit);
  }

  private void base(Svg svg, Series line, String colour) {
    Optional.ofNullable(values.bases().get(line.name()))
        .ifPresent(value ->
            svg.path("M" + left + " " + Svg.number(y(value)) + "H" + right, colour, DASHED));
  }

  private void line(Svg svg, int i, int buckets) {
    var points = Thinning.of(lines.get(i).points(), buckets);
    svg.path(
        points.stream().map(this::at).collect(Collectors.joining("L", "M", "")),
        colour(i),
        stroke(i));
    if (points.size() > MOST_DOTS || (i >= FIRST_DOTTED && points.size() > 1)) return;
    var dots = points.stream().map(point -> "M" + at(point) + "h0").collect(Collectors.joining());
    svg.path(dots, colour(i), DOTS);
  }

  private String at(Point point) {
    return Svg.number(x(steps.place(point.step()))) + " " + Svg.number(y(point));
  }

  /** Beside the ends of the lines, moved apart where these are close. */
  private void lastValues(Svg svg) {
    var lowest = Double.NEGATIVE_INFINITY;
    for (var end : ends.stream().sorted(Comparator.comparingDouble(this::y)).toList()) {
      lowest = Math.max(lowest + LABEL, y(end) + 4);
      svg.words(right + 9, lowest, "font-weight=\"600\"", theme.text(), printed(end));
    }
  }

  private static List<Point> ends(List<Series> lines) {
    if (lines.size() > FIRST_DOTTED) return List.of();
    return lines.stream().map(line -> line.points().getLast()).toList();
  }

  private static String printed(Point point) {
    return Figures.of(point.value());
  }

  private double x(double place) {
    return left + across.position(place) * (right - left);
  }

  private double y(Point point) {
    return y(point.value());
  }

  private double y(double value) {
    return bottom() - up.position(Values.near(value)) * DRAWN;
  }

  private int bottom() {
    return top + DRAWN;
  }
}
