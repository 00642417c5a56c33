package dev.penv.report;

import dev.penv.measure.Comparison.Row;
import dev.penv.measure.Figures;
import dev.penv.measure.Measure;
import dev.penv.measure.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** Measures as a table; the better of two values is bold. */
final class MeasureTable {
  /** GitHub's texts are bounded, and nobody reads more. */
  private static final int MOST_ROWS = 40;

  private MeasureTable() {}

  /** Empty without measures. */
  static String of(List<Measure> measures) {
    if (measures.isEmpty()) return "";
    return measures.stream()
        .limit(MOST_ROWS)
        .map(measure -> "| %s | %s |".formatted(name(measure), Figures.of(measure.value())))
        .collect(Collectors.joining("\n", "| measure | this run |\n|---|---:|\n", ""));
  }

  /** The same beside those of the base, or a line that says how to have them. */
  static String of(RunReport report) {
    var measures = report.view().progress().measures();
    return switch (report.baseline()) {
      case Baseline.Needless() -> of(measures);
      case Baseline.NoneYet(var branch) ->
          of(measures) + "\n\n" + Wording.noBase(report.view().run(), branch);
      case Baseline.Of(var branch, var _, var comparison) ->
          comparison.rows().stream()
              .limit(MOST_ROWS)
              .map(MeasureTable::row)
              .collect(Collectors.joining("\n", head(branch), ""));
    };
  }

  private static String head(String branch) {
    return "| measure | this run | %s | change |\n|---|---:|---:|---:|\n"
        .formatted(Markdown.cell(branch));
  }

  private static String row(Row row) {
    return switch (row) {
      case Row.Both both -> both(both);
      case Row.New(var run) -> "| %s | %s | | new |".formatted(name(run), Figures.of(run.value()));
      case Row.Gone(var base) ->
          "| %s | | %s | gone |".formatted(name(base), Figures.of(base.value()));
    };
  }

  private static String both(Row.Both both) {
    var shown = both.shown();
    var run = both.verdict() == Verdict.BETTER ? bold(shown.run()) : shown.run();
    var base = both.verdict() == Verdict.WORSE ? bold(shown.base()) : shown.base();
    return "| %s | %s | %s | %s |".formatted(name(both.run()), run, base, shown.change());
  }

  private static String bold(String text) {
    return "**" + text + "**";
  }

  private static String name(Measure measure) {
    return (Markdown.cell(measure.name()) + " " + Wording.arrow(measure.direction())).strip();
  }
}
