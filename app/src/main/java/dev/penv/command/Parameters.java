package dev.penv.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The parameters of a task as they were typed, in that order. One with several values is a sweep.
 *
 * @param values at least one for each name
 */
public record Parameters(Map<String, List<String>> values) {
  public static final Parameters NONE = new Parameters(Map.of());

  public Parameters {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public boolean isSweep() {
    return combinations() > 1;
  }

  /** How many runs this asks for. */
  public long combinations() {
    return values.values().stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
  }

  /** The values of each run; the name that was typed last changes fastest. */
  public List<Map<String, String>> runs() {
    var runs = List.<Map<String, String>>of(Map.of());
    for (var parameter : values.entrySet()) {
      runs = runs.stream().flatMap(run -> with(run, parameter)).toList();
    }
    return runs;
  }

  private static Stream<Map<String, String>> with(
      Map<String, String> run, Map.Entry<String, List<String>> parameter) {
    return parameter.getValue().stream()
        .map(value -> {
          var longer = new LinkedHashMap<>(run);
          longer.put(parameter.getKey(), value);
          return Collections.unmodifiableMap(longer);
        });
  }
}
