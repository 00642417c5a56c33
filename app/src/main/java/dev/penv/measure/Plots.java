package dev.penv.measure;

import dev.penv.measure.Comparison.Row;
import dev.penv.measure.Measures.Series;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * What is worth drawing of a run's measures, the headline first.
 *
 * @param base the branch whose values stand beside them; empty without one
 */
public record Plots(List<Plot> all, String base) {
  public static final Plots NONE = new Plots(List.of(), "");

  /** Two points are a line that says no more than the table does. */
  private static final int LEAST_POINTS = 3;

  /** More than this is for the run's page. */
  static final int SHOWN = 4;

  public Plots {
    all = List.copyOf(all);
  }

  /** One plot for each measure: {@code train/loss} and {@code val/loss} share that of the loss. */
  public static Plots of(Measures measures) {
    var groups = new LinkedHashMap<String, List<Series>>();
    for (var one : headlineFirst(measures)) {
      var finite = one.points().stream().filter(point -> Double.isFinite(point.value())).toList();
      if (finite.size() < LEAST_POINTS) continue;
      var title = lastPart(one.name());
      groups.computeIfAbsent(title, _ -> new ArrayList<>()).add(new Series(one.name(), finite));
    }
    return new Plots(
        groups.entrySet().stream()
            .map(group -> new Plot(group.getKey(), group.getValue(), Map.of()))
            .toList(),
        "");
  }

  private static List<Series> headlineFirst(Measures measures) {
    var ranks = new HashMap<String, Integer>();
    for (var measure : measures.summary()) ranks.putIfAbsent(measure.name(), ranks.size());
    return measures.series().stream()
        .sorted(Comparator.comparingInt(one -> ranks.getOrDefault(one.name(), ranks.size())))
        .toList();
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('/', name.length() - 2) + 1);
  }

  /** The same beside what the branch has for each measure. */
  public Plots besides(String branch, Comparison comparison) {
    var bases = new HashMap<String, Double>();
    for (var row : comparison.rows()) {
      switch (row) {
        case Row.Both(var run, var other) -> bases.put(run.name(), other.value());
        case Row.Gone(var other) -> bases.put(other.name(), other.value());
        case Row.New _ -> {}
      }
    }
    return new Plots(
        all.stream().map(plot -> new Plot(plot.title(), plot.series(), bases)).toList(), branch);
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /**
   * A picture of the first of them, as SVG without script, style or anything from elsewhere: an
   * image proxy takes it, and it reads the same everywhere. Some ten thousand characters.
   */
  public String svg(Theme theme) {
    return new Sheet(this, theme).svg();
  }

  /** Changes with the picture. */
  public String revision() {
    var sum = new CRC32();
    sum.update(svg(Theme.LIGHT).getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(sum.getValue());
  }

  /**
   * The first of them as charts that GitHub draws by itself, each the text of a Mermaid fence and
   * with the first line of its plot alone.
   */
  public List<String> mermaid() {
    return all.stream()
        .flatMap(plot -> MermaidChart.of(plot, base).limit(1))
        .limit(MermaidChart.MOST)
        .toList();
  }

  /** What the picture shows, for those who cannot see it. */
  public String inWords() {
    return shown().stream().flatMap(plot -> plot.inWords(base)).collect(Collectors.joining("; "));
  }

  List<Plot> shown() {
    return all.subList(0, Math.min(SHOWN, all.size()));
  }
}
