package dev.penv.measure;

import dev.penv.measure.Measures.Point;
import dev.penv.measure.Measures.Series;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A series in the language of Mermaid, which GitHub draws where it cannot fetch a picture. One line
 * a chart, as Mermaid has no legend; a base is a second, flat line that the title names.
 */
final class MermaidChart {
  /** Charts of one comment. */
  static final int MOST = 2;

  private static final int MOST_POINTS = 60;
  private static final int LONGEST = 60;

  /** Mermaid knows no powers of ten in numbers; what is beyond is for the run's page. */
  private static final double LARGEST = 1e12;

  private static final double SMALLEST = 1e-9;

  /** All that has a meaning in Mermaid, Markdown or HTML is something else. */
  private static final Pattern FOREIGN = Pattern.compile("[^\\p{L}\\p{M}\\p{N} ._/():=+-]");

  /** Its own first colour can hardly be seen on white; these can be read on light and dark. */
  private static final String COLOURS =
      "{\"plotColorPalette\": \"#2f81f7, #8b949e\", \"backgroundColor\": \"transparent\"}";

  private static final String SETTINGS =
      "%%{init: {\"xyChart\": {\"width\": 760, \"height\": 280}, \"themeVariables\": {\"xyChart\": "
          + COLOURS
          + "}}}%%";

  private final Series line;
  private final Steps steps;
  private final Axis across;
  private final Axis up;
  private final @Nullable Double base;

  private MermaidChart(Series line, Map<String, Double> bases) {
    this.line = line;
    steps = Steps.of(List.of(line));
    across = steps.axis(1);
    var values = Values.of(new Plot("", List.of(line), bases));
    up = values.span();
    base = values.bases().get(line.name());
  }

  /** Those series of the plot that can be drawn so. */
  static Stream<String> of(Plot plot, String branch) {
    return plot.series().stream()
        .filter(MermaidChart::isDrawable)
        .map(line -> new MermaidChart(line, plot.bases()).text(branch));
  }

  private static boolean isDrawable(Series line) {
    var range = line.points().stream().collect(Collectors.summarizingDouble(Point::value));
    var farthest = Math.max(Math.abs(range.getMin()), Math.abs(range.getMax()));
    var height = range.getMax() - range.getMin();
    return farthest <= LARGEST
        && (height == 0 ? farthest == 0 || farthest >= SMALLEST : height >= SMALLEST);
  }

  private String text(String branch) {
    var beside = base == null ? "" : " (flat line: %s)".formatted(branch);
    var unit = steps.unit().isBlank() ? "" : quoted(steps.unit()) + " ";
    var values = evenly();
    var lines = new ArrayList<String>();
    lines.add(SETTINGS);
    lines.add("xychart-beta");
    lines.add("  title " + quoted(line.name() + beside));
    lines.add("  x-axis " + unit + span(across));
    lines.add("  y-axis " + span(up));
    lines.add("  line " + list(values));
    if (base != null) lines.add("  line " + list(Collections.nCopies(values.size(), base)));
    return String.join("\n", lines);
  }

  /** Mermaid puts the values of a line at equal distances, so here they are read off at these. */
  private List<Double> evenly() {
    var known = new TreeMap<Double, Double>();
    line.points().forEach(point -> known.put(steps.place(point.step()), point.value()));
    var count = isEven(known.navigableKeySet()) ? known.size() : MOST_POINTS;
    return IntStream.range(0, count)
        .mapToObj(i ->
            between(
                known,
                across.least() + (across.most() - across.least()) * i / Math.max(1, count - 1)))
        .toList();
  }

  private static boolean isEven(SortedSet<Double> places) {
    if (places.size() > MOST_POINTS) return false;
    var gap = (places.last() - places.first()) / Math.max(1, places.size() - 1);
    int i = 0;
    for (var place : places) {
      if (Math.abs(place - places.first() - gap * i++) > gap / 1_000) return false;
    }
    return true;
  }

  private static double between(NavigableMap<Double, Double> known, double place) {
    var before = Optional.ofNullable(known.floorEntry(place)).orElseGet(known::firstEntry);
    var after = Optional.ofNullable(known.ceilingEntry(place)).orElseGet(known::lastEntry);
    var gap = after.getKey() - before.getKey();
    if (gap <= 0) return before.getValue();
    var part = (place - before.getKey()) / gap;
    return before.getValue() * (1 - part) + after.getValue() * part;
  }

  private static String quoted(String foreign) {
    return "\"" + Markup.shortened(FOREIGN.matcher(foreign).replaceAll("_"), LONGEST) + "\"";
  }

  private String list(List<Double> values) {
    return values.stream()
        .map(value -> number(value, up))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String span(Axis axis) {
    return number(axis.least(), axis) + " --> " + number(axis.most(), axis);
  }

  /** With as many decimals as can be seen on the axis. */
  private static String number(double value, Axis axis) {
    var decimals = 4 - (int) Math.floor(Math.log10(axis.most() - axis.least()));
    var rounded =
        Figures.exact(value).setScale(Math.clamp(decimals, 0, 16), RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
