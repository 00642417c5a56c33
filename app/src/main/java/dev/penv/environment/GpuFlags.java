package dev.penv.environment;

import dev.penv.hardware.GpuAsk;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the need for a GPU that is only said to docker, or by what is installed. */
final class GpuFlags {
  private static final Pattern COUNT = Pattern.compile("(?:count=)?(\\d{1,3})");
  private static final Pattern CUDA = Pattern.compile("(?:.*/)?nvidia-cuda(?:[:@].*)?");

  private GpuFlags() {}

  /** From words for {@code docker run}. */
  static Optional<GpuAsk> inRunArgs(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      var next = i + 1 < words.size() ? words.get(i + 1) : "";
      if (word.equals("--gpus")) return asked(next);
      if (word.startsWith("--gpus=")) return asked(word.substring("--gpus=".length()));
      if (isNvidia(word, next)) {
        return Optional.of(new GpuAsk.Any(1));
      }
    }
    return Optional.empty();
  }

  private static boolean isNvidia(String word, String next) {
    return word.equals("--runtime=nvidia") || (word.equals("--runtime") && next.equals("nvidia"));
  }

  /** {@code all}, {@code 2}, {@code device=0,1}, {@code count=2,capabilities=compute}. */
  private static Optional<GpuAsk> asked(String value) {
    var text = value.replace("\"", "").replace("'", "").strip();
    if (text.startsWith("device=")) {
      var devices = Stream.of(text.split(",")).filter(GpuFlags::isDevice).count();
      return Optional.of(any(devices));
    }
    return Stream.of(text.split(","))
        .map(COUNT::matcher)
        .filter(Matcher::matches)
        .findFirst()
        .map(count -> Long.parseLong(count.group(1)))
        .or(() -> Optional.of(1L))
        .filter(count -> count > 0)
        .map(GpuFlags::any);
  }

  private static boolean isDevice(String part) {
    return part.startsWith("device=") || !part.contains("=");
  }

  private static GpuAsk any(long count) {
    return new GpuAsk.Any(Math.clamp(count, 1, GpuAsk.MOST));
  }

  /** Whether CUDA is installed for its own sake. */
  static boolean isCuda(String feature) {
    return CUDA.matcher(feature.toLowerCase(Locale.ROOT)).matches();
  }
}
