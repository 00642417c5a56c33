package dev.penv.web.page;

import dev.penv.measure.Comparison;
import dev.penv.measure.Comparison.Row.Both;
import dev.penv.measure.Comparison.Row.Gone;
import dev.penv.measure.Comparison.Row.New;
import dev.penv.measure.Figures;
import dev.penv.measure.Measure;
import dev.penv.measure.Verdict;
import dev.penv.report.Baseline;
import dev.penv.report.Wording;
import dev.penv.run.RunView;
import java.util.List;

/**
 * The measures of a run as a table, beside those of the run that they are compared with.
 *
 * @param branch with which they are compared, empty when they stand alone
 * @param base id of the run there, empty when there is none
 * @param remark what to do for a comparison, empty when there is nothing to say
 */
public record Headline(String branch, String base, List<Row> rows, Prose remark) {

  /**
   * A measure.
   *
   * @param arrow which way is better
   * @param kind of the change: {@code better}, {@code worse} or empty
   */
  public record Row(
      String name, String arrow, String run, String base, String change, String kind) {}

  /** What the baseline makes of a run's measures. */
  static Headline of(RunView view, Baseline baseline) {
    var alone = view.progress().measures().stream().map(Headline::alone).toList();
    return switch (baseline) {
      case Baseline.Needless() -> new Headline("", "", alone, Prose.of(""));
      case Baseline.NoneYet(var branch) ->
          new Headline("", "", alone, Prose.of(Wording.noBase(view.run(), branch)));
      case Baseline.Of(var branch, var run, var comparison) ->
          new Headline(
              branch,
              run.value(),
              comparison.rows().stream().map(Headline::row).toList(),
              Prose.of(""));
    };
  }

  private static Row row(Comparison.Row row) {
    return switch (row) {
      case Both both -> both(both);
      case New(var run) -> row(run, Figures.of(run.value()), "", "new", "");
      case Gone(var base) -> row(base, "", Figures.of(base.value()), "gone", "");
    };
  }

  private static Row alone(Measure measure) {
    return row(measure, Figures.of(measure.value()), "", "", "");
  }

  private static Row both(Both both) {
    var shown = both.shown();
    return row(both.run(), shown.run(), shown.base(), shown.change(), kind(both.verdict()));
  }

  private static Row row(Measure named, String run, String base, String change, String kind) {
    return new Row(named.name(), Wording.arrow(named.direction()), run, base, change, kind);
  }

  private static String kind(Verdict verdict) {
    return switch (verdict) {
      case BETTER -> "better";
      case WORSE -> "worse";
      case SAME, CHANGED -> "";
    };
  }
}
