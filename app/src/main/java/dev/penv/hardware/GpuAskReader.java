package dev.penv.hardware;

import dev.penv.complaint.Complained;
import dev.penv.complaint.Place;
import dev.penv.complaint.Quoted;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads one ask for GPUs. */
final class GpuAskReader {
  private static final int LONGEST = 40;
  private static final Pattern FORM =
      Pattern.compile("([^:!]+)(!?)(?::(\\d{1,4}))?(!?)", Pattern.CASE_INSENSITIVE);
  private static final Pattern WITH_SIZE = Pattern.compile("(.+)[-_ ](\\d+gi?b)");
  private static final String REMEDY =
      "Ask for a model (`v100`, `a100:2`), for memory (`24gb`), for `any` or for `none`.";

  private final String text;
  private final Place place;

  GpuAskReader(String text, Place place) {
    this.text = text;
    this.place = place;
  }

  GpuAsk read() {
    var form = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (text.equalsIgnoreCase("none")) return new GpuAsk.None();
    if (text.length() > LONGEST || !form.matches()) throw noGpu();
    var what = form.group(1);
    var count = form.group(3) == null ? 1 : count(form.group(3));
    var exactly = !form.group(2).isEmpty() || !form.group(4).isEmpty();
    if (Catalogue.find(what).isPresent()) return ofModel(what, DataSize.ZERO, count, exactly);
    if (WITH_SIZE.matcher(what).matches()) return ofModelAndSize(what, count, exactly);
    if (exactly) throw noGpu();
    return withoutModel(what, count);
  }

  private GpuAsk withoutModel(String what, int count) {
    return switch (what) {
      case "any" -> new GpuAsk.Any(count);
      case "true", "yes" -> throw noGpu("Write `any` if any will do.");
      case "false", "no" -> throw noGpu("Write `none`.");
      default -> withMemory(what, count);
    };
  }

  private GpuAsk withMemory(String what, int count) {
    if (what.matches("\\d+")) {
      throw noGpu("Write `any:%s` for that many, or `%s` for memory.".formatted(what, what + "gb"));
    }
    var each = DataSize.parse(what).orElseThrow(this::noGpu);
    if (each.compareTo(Catalogue.largestMemory()) > 0 || each.equals(DataSize.ZERO)) {
      throw complaint(
          "No GPU has %s of memory.".formatted(each.rounded()),
          "The largest has %s; ask for several with `%s:2`."
              .formatted(Catalogue.largestMemory().rounded(), Catalogue.largestMemory()));
    }
    return new GpuAsk.WithMemory(each, count);
  }

  private GpuAsk ofModelAndSize(String what, int count, boolean exactly) {
    var form = WITH_SIZE.matcher(what);
    if (!form.matches()) throw noGpu();
    var model = Catalogue.find(form.group(1)).orElseThrow(this::noGpu);
    var size = DataSize.parse(form.group(2)).orElseThrow(this::noGpu);
    if (model.memories().contains(size)) return ofModel(model.key(), size, count, exactly);
    var sizes = model.memories().stream().map(made -> "`" + model.key() + "-" + made + "`");
    throw complaint(
        "There is no %s with %s.".formatted(model.name(), size.rounded()),
        "Ask for " + String.join(" or ", sizes.toList()) + ".");
  }

  private static GpuAsk ofModel(String name, DataSize least, int count, boolean exactly) {
    var model = Catalogue.find(name).orElseThrow();
    return new GpuAsk.OfModel(model.key(), least, count, exactly);
  }

  private int count(String digits) {
    var count = Integer.parseInt(digits);
    if (count >= 1 && count <= GpuAsk.MOST) return count;
    throw complaint(
        "No machine has %d GPUs.".formatted(count),
        "Ask for 1 to %d, such as `a100:2`.".formatted(GpuAsk.MOST));
  }

  private Complained noGpu() {
    var name = text.split("[:!]", 2)[0];
    return noGpu(
        name.length() > LONGEST
            ? REMEDY
            : Catalogue.nearest(name)
                .map(near -> "Did you mean `%s`? %s".formatted(near, REMEDY))
                .orElse(REMEDY));
  }

  private Complained noGpu(String remedy) {
    return complaint("There is no GPU called " + Quoted.of(text) + ".", remedy);
  }

  private Complained complaint(String problem, String remedy) {
    return new Complained(place, problem, remedy);
  }
}
