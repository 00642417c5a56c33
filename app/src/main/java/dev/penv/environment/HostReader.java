package dev.penv.environment;

import dev.penv.document.Json;
import dev.penv.document.Problems;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.GpuAsk;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code hostRequirements} as the reference implementation does: a size or number that it
 * would ignore is ignored here too, with a warning, and what it takes for a GPU is one here. Only
 * words that seem to say "no" and that it takes for "yes" are an error.
 */
final class HostReader {
  /** Lower case, whole, no blanks; anything else counts as absent in the reference (0.89). */
  private static final Pattern SIZE = Pattern.compile("(\\d{1,40})(?:([kmgt])b)?");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?\\d{1,40}(?:\\.\\d{0,40})?(?:[eE][+-]?\\d{1,4})?");
  private static final String UNITS = "kmgt";
  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigDecimal MOST_CPUS = BigDecimal.valueOf(Integer.MAX_VALUE);
  private static final Set<String> NOT_NEEDED = Set.of("false", "no", "none", "off", "");
  private static final GpuWish NEEDED = new GpuWish.Needed(new GpuAsk.Any(1));

  private final Json.Fields fields;
  private final Problems problems;

  private HostReader(Json.Fields fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  static HostRequirements read(Json json, Problems problems) {
    return switch (json) {
      case Json.Fields fields -> new HostReader(fields, problems).read();
      case Json.Null _ -> HostRequirements.NONE;
      case Json.Items _, Json.Text _, Json.Number _, Json.Flag _ -> {
        problems.add(
            json.at(),
            "`hostRequirements` must be an object, but is %s.".formatted(Json.shown(json)),
            "Write for example `\"hostRequirements\": { \"cpus\": 4 }`.");
        yield HostRequirements.NONE;
      }
    };
  }

  private HostRequirements read() {
    return new HostRequirements(
        cpus(), size(fields, "memory", "memory"), size(fields, "storage", "storage"), gpu());
  }

  /** Half a CPU can only be had with a whole one. */
  private int cpus() {
    var value = value(fields, "cpus");
    if (value.isEmpty()) return 0;
    var cpus = digits(value.get()).filter(NUMBER.asMatchPredicate()).map(BigDecimal::new);
    if (cpus.isEmpty()) ignored("cpus", value.get(), "a whole number such as `4`");
    var atLeast = cpus.orElse(BigDecimal.ZERO).max(BigDecimal.ZERO).min(MOST_CPUS);
    return atLeast.setScale(0, RoundingMode.CEILING).intValueExact();
  }

  private DataSize size(Json.Fields object, String key, String path) {
    var value = value(object, key);
    if (value.isEmpty()) return DataSize.ZERO;
    var size = digits(value.get()).flatMap(HostReader::bytes);
    if (size.isEmpty()) {
      ignored(path, value.get(), "a size such as `\"8gb\"`, in lower case and without a blank");
    }
    return size.orElse(DataSize.ZERO);
  }

  /** What is larger than any machine stays so. */
  private static Optional<DataSize> bytes(String text) {
    var form = SIZE.matcher(text);
    if (!form.matches()) return Optional.empty();
    var power = form.group(2) == null ? 0 : 1 + UNITS.indexOf(form.group(2));
    var bytes = new BigInteger(form.group(1)).shiftLeft(10 * power).min(LARGEST);
    return Optional.of(new DataSize(bytes.longValueExact()));
  }

  private static Optional<String> digits(Json json) {
    return switch (json) {
      case Json.Text(_, var text) -> Optional.of(text);
      case Json.Number(_, var digits) -> Optional.of(digits);
      case Json.Fields _, Json.Items _, Json.Flag _, Json.Null _ -> Optional.empty();
    };
  }

  private static Optional<Json> value(Json.Fields object, String key) {
    return Optional.ofNullable(object.fields().get(key))
        .map(Json.Field::value)
        .filter(value -> !(value instanceof Json.Null));
  }

  private void ignored(String path, Json value, String instead) {
    problems.warn(
        value.at(),
        "`hostRequirements.%s` is %s, which is ignored.".formatted(path, Json.shown(value)),
        "Write %s.".formatted(instead));
  }

  private GpuWish gpu() {
    return value(fields, "gpu").map(this::gpu).orElse(new GpuWish.No());
  }

  private GpuWish gpu(Json value) {
    return switch (value) {
      case Json.Flag(_, var needed) -> needed ? NEEDED : new GpuWish.No();
      case Json.Text(_, var text) when text.equals("optional") -> new GpuWish.Optional();
      case Json.Fields inner -> detailed(inner);
      case Json.Text(_, var text) when !NOT_NEEDED.contains(text.toLowerCase(Locale.ROOT)) ->
          oddlyNeeded(value);
      case Json.Number(_, var digits) when !digits.matches("[-0.]+") -> oddlyNeeded(value);
      case Json.Text _, Json.Number _, Json.Items _, Json.Null _ -> unknown(value);
    };
  }

  /** An empty object asks for a GPU too: it is what the reference merges {@code true} into. */
  private GpuWish detailed(Json.Fields inner) {
    inner.fields().forEach(this::warnOfIgnored);
    var each = size(inner, "memory", "gpu.memory");
    return each.equals(DataSize.ZERO) ? NEEDED : new GpuWish.Needed(new GpuAsk.WithMemory(each, 1));
  }

  private void warnOfIgnored(String key, Json.Field field) {
    if (key.equals("memory")) return;
    problems.warn(
        field.at(),
        "`hostRequirements.gpu` can be chosen by `memory` alone; this key is ignored.",
        "Name a model in `customizations.penv`, for example `\"gpu\": \"v100\"`.");
  }

  private GpuWish oddlyNeeded(Json value) {
    problems.warn(
        value.at(),
        "`hostRequirements.gpu` is %s, which dev container tools take for `true`."
            .formatted(Json.shown(value)),
        "Write `true` without quotes.");
    return NEEDED;
  }

  private GpuWish unknown(Json value) {
    problems.add(
        value.at(),
        "`hostRequirements.gpu` cannot be %s.".formatted(Json.shown(value)),
        "Write `true`, `false` (both without quotes), `\"optional\"` or `{ \"memory\": \"16gb\" }`.");
    return new GpuWish.No();
  }
}
