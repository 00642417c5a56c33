package dev.penv.environment;

import dev.penv.document.Json;
import dev.penv.document.Position;
import dev.penv.document.ScriptNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Merges {@code hostRequirements} as the reference does: the largest of everything, sizes in bytes.
 * Where it makes a number of nothing ({@code -Infinity}, {@code NaN}), nothing is said here.
 */
final class MergedHost {
  private static final Pattern SIZE = Pattern.compile("(\\d+)([tgmk]b)?");
  private static final String UNITS = "kmgt";
  private static final Json OPTIONAL = Json.Text.of("optional");

  private final List<Json.Fields> stated;

  private MergedHost(List<Json.Fields> stated) {
    this.stated = stated;
  }

  static Optional<Json> of(List<Json.Fields> entries) {
    var stated =
        entries.stream()
            .flatMap(entry -> Stream.ofNullable(entry.fields().get("hostRequirements")))
            .map(Json.Field::value)
            .filter(Json.Fields.class::isInstance)
            .map(Json.Fields.class::cast)
            .toList();
    return new MergedHost(stated).merge();
  }

  private Optional<Json> merge() {
    var cpus = largest("cpus");
    var memory = largestSize("memory", stated);
    var storage = largestSize("storage", stated);
    var gpu = gpu();
    var isNothing = (cpus == 0 || Double.isNaN(cpus)) && memory == 0 && storage == 0;
    if (isNothing && gpu.filter(Truth::of).isEmpty()) return Optional.empty();
    var merged = new LinkedHashMap<String, Json>();
    if (!Double.isNaN(cpus)) merged.put("cpus", number(cpus));
    if (memory > 0) merged.put("memory", size(memory));
    if (storage > 0) merged.put("storage", size(storage));
    gpu.ifPresent(value -> merged.put("gpu", value));
    return Optional.of(Json.Fields.of(merged));
  }

  private Optional<Json> gpu() {
    return values("gpu", stated)
        .filter(value -> !(value instanceof Json.Flag(_, var needed) && !needed))
        .reduce((one, other) ->
            isOptional(one) && isOptional(other) ? OPTIONAL : both(List.of(one, other)));
  }

  private static Json both(List<Json> two) {
    var details =
        two.stream().filter(Json.Fields.class::isInstance).map(Json.Fields.class::cast).toList();
    var merged = new LinkedHashMap<String, Json>();
    var cores = largest("cores", details);
    var memory = largestSize("memory", details);
    if (cores > 0) merged.put("cores", number(cores));
    if (memory > 0) merged.put("memory", size(memory));
    return Json.Fields.of(merged);
  }

  private static boolean isOptional(Json gpu) {
    return gpu instanceof Json.Text(_, var word) && word.equals("optional");
  }

  private double largest(String key) {
    return stated.isEmpty() ? 0 : largest(key, stated);
  }

  /** Not a number when one of them is none. */
  private static double largest(String key, List<Json.Fields> objects) {
    return objects.stream()
        .mapToDouble(object ->
            values(key, List.of(object))
                .filter(Truth::of)
                .map(MergedHost::number)
                .findFirst()
                .orElse(0.0))
        .reduce(Math::max)
        .orElse(0);
  }

  private static double largestSize(String key, List<Json.Fields> objects) {
    return values(key, objects).mapToDouble(MergedHost::bytes).max().orElse(0);
  }

  private static Stream<Json> values(String key, List<Json.Fields> objects) {
    return objects.stream()
        .flatMap(object -> Stream.ofNullable(object.fields().get(key)))
        .map(Json.Field::value);
  }

  private static double number(Json json) {
    return switch (json) {
      case Json.Number number -> ScriptNumber.of(number);
      case Json.Text(_, var text) when text.strip().matches("[+-]?\\d{1,300}(\\.\\d{1,300})?") ->
          Double.parseDouble(text.strip());
      case Json.Flag(_, var value) -> value ? 1 : 0;
      case Json.Text _, Json.Fields _, Json.Items _, Json.Null _ -> Double.NaN;
    };
  }

  private static double bytes(Json json) {
    var text =
        switch (json) {
          case Json.Text(_, var word) -> word;
          case Json.Number number -> ScriptNumber.print(ScriptNumber.of(number));
          case Json.Fields _, Json.Items _, Json.Flag _, Json.Null _ -> "";
        };
    var form = SIZE.matcher(text);
    if (!form.matches()) return 0;
    var power = form.group(2) == null ? 0 : 1 + UNITS.indexOf(form.group(2).charAt(0));
    return Double.parseDouble(form.group(1)) * Math.pow(1024, power);
  }

  private static Json number(double value) {
    return new Json.Number(Position.START, Double.toString(value));
  }

  private static Json size(double bytes) {
    return Json.Text.of(ScriptNumber.print(bytes));
  }
}
