package dev.penv.measure;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The headline of a run beside that of the run it is compared with.
 *
 * @param rows in the order of the run, then what only the base has
 */
public record Comparison(List<Row> rows) {
  public Comparison {
    rows = List.copyOf(rows);
  }

  /** One measure. */
  public sealed interface Row {
    /** Both have it. */
    record Both(Measure run, Measure base) implements Row {
      /** Whether the run is better, by the direction that the run's task declares. */
      public Verdict verdict() {
        return Verdict.of(run, base.value());
      }

      /** Value, base and change with decimals that show the change: {@code 98.1, 97.6, +0.5}. */
      public Shown shown() {
        return Shown.of(run.value(), base.value());
      }
    }

    /** Only the run has it. */
    record New(Measure run) implements Row {}

    /** Only the base has it. */
    record Gone(Measure base) implements Row {}
  }

  public static Comparison of(List<Measure> run, List<Measure> base) {
    var ofRun = byName(run);
    var ofBase = byName(base);
    var rows = run.stream().map(measure -> row(measure, ofBase)).toList();
    var gone = base.stream().filter(measure -> !ofRun.containsKey(measure.name()));
    return new Comparison(Stream.concat(rows.stream(), gone.map(Row.Gone::new)).toList());
  }

  private static Row row(Measure measure, Map<String, Measure> base) {
    var other = base.get(measure.name());
    return other == null ? new Row.New(measure) : new Row.Both(measure, other);
  }

  private static Map<String, Measure> byName(List<Measure> measures) {
    return measures.stream()
        .collect(Collectors.toMap(Measure::name, Function.identity(), (first, second) -> first));
  }
}
