package dev.penv.environment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One mount, in the words of {@code docker run --mount}.
 *
 * @param type {@code bind}, {@code volume}, …; empty when it names none, which docker takes for a
 *     volume
 * @param source a path on the host or the name of a volume, empty for an anonymous one
 * @param options all else, such as {@code readonly}; an empty value for a word without one
 */
public record Mount(String type, String source, String target, Map<String, String> options) {
  public Mount {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** Reads {@code type=bind,source=/a,target=/b,readonly}; what docker refuses is kept too. */
  static Mount parse(String text) {
    var parts = new LinkedHashMap<String, String>();
    for (var part : text.split(",", -1)) {
      var word = part.split("=", 2);
      parts.put(longName(word[0].strip()), word.length > 1 ? word[1] : "");
    }
    return of(parts);
  }

  /**
   * @param parts by their long names
   */
  static Mount of(Map<String, String> parts) {
    var options = new LinkedHashMap<>(parts);
    options.keySet().removeAll(Set.of("type", "source", "target", ""));
    return new Mount(
        parts.getOrDefault("type", ""),
        parts.getOrDefault("source", ""),
        parts.getOrDefault("target", ""),
        options);
  }

  private static String longName(String name) {
    return switch (name) {
      case "src" -> "source";
      case "dst", "destination" -> "target";
      default -> name;
    };
  }

  /** As {@code --mount} takes it. */
  @Override
  public String toString() {
    var parts = new LinkedHashMap<String, String>();
    if (!type.isEmpty()) parts.put("type", type);
    if (!source.isEmpty()) parts.put("source", source);
    parts.put("target", target);
    parts.putAll(options);
    return parts.entrySet().stream()
        .map(part ->
            part.getValue().isEmpty() ? part.getKey() : part.getKey() + "=" + part.getValue())
        .collect(Collectors.joining(","));
  }
}
