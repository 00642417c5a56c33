package dev.penv.environment;

import dev.penv.document.Form;
import dev.penv.document.Json;
import dev.penv.document.Problems;
import dev.penv.hardware.Architecture;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.GpuAsk;
import dev.penv.hardware.Requirements;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code hostRequirements} as the reference implementation does: a size or number that it
 * would ignore is ignored here too, with a warning. Only a GPU that is asked for in no known way is
 * an error, because guessing would buy the wrong machine.
 */
final class HostRequirements {
  /** Lower case, whole, no blanks; anything else counts as absent in the reference (0.89). */
  private static final Pattern SIZE = Pattern.compile("\\d{1,15}(?:[tgmk]b)?");

  private static final GpuAsk UNSAID = Requirements.NONE.gpu();
  private static final GpuAsk NEEDED = new GpuAsk.Any(1);

  private final Json.Fields fields;
  private final Problems problems;

  private HostRequirements(Json.Fields fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  static Requirements read(Json json, Problems problems) {
    return switch (json) {
      case Json.Fields fields -> new HostRequirements(fields, problems).read();
      case Json.Null _ -> Requirements.NONE;
      case Json.Items _, Json.Text _, Json.Number _, Json.Flag _ -> {
        problems.add(
            json.at(),
            "`hostRequirements` must be an object, but is %s.".formatted(Json.shown(json)),
            "Write for example `\"hostRequirements\": { \"cpus\": 4 }`.");
        yield Requirements.NONE;
      }
    };
  }

  private Requirements read() {
    return new Requirements(
        gpu(), cpus(), size(fields, "memory"), size(fields, "storage"), Architecture.ANY);
  }

  private int cpus() {
    var field = fields.fields().get("cpus");
    if (field == null) return 0;
    var cpus = Form.whole(0, 1024, "4").parse().apply(field.value(), problems); // 0 is "not stated"
    if (cpus.isEmpty()) ignored("cpus", field.value(), "a whole number such as `4`");
    return cpus.orElse(0);
  }

  private DataSize size(Json.Fields object, String key) {
    var field = object.fields().get(key);
    if (field == null) return DataSize.ZERO;
    var size = field.value() instanceof Json.Text(_, var text) ? strictly(text) : none();
    if (size.isEmpty()) ignored(key, field.value(), "a size such as `\"8gb\"`, in lower case");
    return size.orElse(DataSize.ZERO);
  }

  private static Optional<DataSize> strictly(String text) {
    return SIZE.matcher(text).matches() ? DataSize.parse(text) : none();
  }

  private static Optional<DataSize> none() {
    return Optional.empty();
  }

  private void ignored(String key, Json value, String instead) {
    problems.warn(
        value.at(),
        "`hostRequirements.%s` is %s, which is ignored.".formatted(key, Json.shown(value)),
        "Write %s.".formatted(instead));
  }

  private GpuAsk gpu() {
    var field = fields.fields().get("gpu");
    if (field == null) return UNSAID;
    return switch (field.value()) {
      case Json.Flag(_, var needed) -> needed ? NEEDED : UNSAID;
      case Json.Text(_, var text) when text.equals("optional") -> UNSAID;
      case Json.Fields inner -> detailed(inner);
      case Json.Null _ -> UNSAID;
      case Json.Text _, Json.Items _, Json.Number _ -> unknown(field.value());
    };
  }

  /** An empty object asks for a GPU too: it is what the reference merges {@code true} into. */
  private GpuAsk detailed(Json.Fields inner) {
    inner.fields().forEach(this::warnOfIgnored);
    var each = size(inner, "memory");
    return each.equals(DataSize.ZERO) ? NEEDED : new GpuAsk.WithMemory(each, 1);
  }

  private void warnOfIgnored(String key, Json.Field field) {
    if (key.equals("memory")) return;
    problems.warn(
        field.at(),
        "`hostRequirements.gpu` can be chosen by `memory` alone; this key is ignored.",
        "Name a model in `customizations.penv`, for example `\"gpu\": \"v100\"`.");
  }

  private GpuAsk unknown(Json value) {
    problems.add(
        value.at(),
        "`hostRequirements.gpu` cannot be %s.".formatted(Json.shown(value)),
        "Write `true`, `false` (both without quotes), `\"optional\"` or `{ \"memory\": \"16gb\" }`.");
    return UNSAID;
  }
}
