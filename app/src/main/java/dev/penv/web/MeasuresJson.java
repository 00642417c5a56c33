package dev.penv.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.penv.environment.Direction;
import dev.penv.measure.Comparison.Row;
import dev.penv.measure.Measure;
import dev.penv.measure.Measures;
import dev.penv.report.Baseline;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Measures of a run as programs read them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MeasuresJson(
    List<One> summary, List<Measures.Series> series, @Nullable Compared comparison) {
  /**
   * A number of the headline.
   *
   * @param better {@code higher}, {@code lower} or {@code neutral}
   */
  record One(String name, double value, String better) {
    static One of(Measure measure) {
      return new One(measure.name(), measure.value(), better(measure.direction()));
    }

    private static String better(Direction direction) {
      return direction.name().toLowerCase(Locale.ROOT);
    }
  }

  /** The headline beside that of another run. */
  record Compared(String branch, String run, List<Change> rows) {}

  /**
   * What became of a measure; one that only one of the two runs has lacks the other's value.
   *
   * @param verdict as the document of the API lists them
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Change(String name, @Nullable Double value, @Nullable Double base, String verdict) {
    static Change of(Row row) {
      return switch (row) {
        case Row.Both both -> both(both);
        case Row.New(var run) -> new Change(run.name(), run.value(), null, "new");
        case Row.Gone(var base) -> new Change(base.name(), null, base.value(), "gone");
      };
    }

    private static Change both(Row.Both both) {
      var verdict = both.verdict().name().toLowerCase(Locale.ROOT);
      return new Change(both.run().name(), both.run().value(), both.base().value(), verdict);
    }
  }

  /** As they arrive. */
  static MeasuresJson of(Measures measures) {
    return of(measures, new Baseline.Needless());
  }

  static MeasuresJson of(Measures measures, Baseline baseline) {
    return new MeasuresJson(
        measures.summary().stream().map(One::of).toList(), measures.series(), compared(baseline));
  }

  private static @Nullable Compared compared(Baseline baseline) {
    return switch (baseline) {
      case Baseline.Needless _, Baseline.NoneYet _ -> null;
      case Baseline.Of(var branch, var run, var comparison) ->
          new Compared(branch, run.value(), comparison.rows().stream().map(Change::of).toList());
    };
  }
}
