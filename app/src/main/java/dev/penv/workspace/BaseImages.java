package dev.penv.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/** What a Dockerfile builds on: the images of its {@code FROM} lines. */
final class BaseImages {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{(\\w+)(?:(:[-+])([^}]*))?}|(\\w+))");

  private final Map<String, String> args = new HashMap<>();
  private final Map<String, String> given;
  private final SequencedSet<String> images = new LinkedHashSet<>();
  private final HashSet<String> stages = new HashSet<>();

  private BaseImages(Map<String, String> given) {
    this.given = given;
  }

  /**
   * The images by name, those of stages that are not built too; neither {@code scratch} nor an
   * earlier stage. What only the build itself can know stays out.
   *
   * @param args as they are given to the build
   */
  static SequencedSet<String> of(String dockerfile, Map<String, String> args) {
    var found = new BaseImages(args);
    for (var line : instructions(dockerfile)) found.read(line.strip().split("\\s+"));
    return found.images;
  }

  private static List<String> instructions(String dockerfile) {
    var instructions = new ArrayList<String>();
    var begun = new StringBuilder();
    for (var line : dockerfile.lines().toList()) {
      if (line.stripLeading().startsWith("#")) continue;
      var more = line.stripTrailing().endsWith("\\");
      begun.append(more ? line.stripTrailing().replaceFirst("\\\\$", " ") : line);
      if (more) continue;
      instructions.add(begun.toString());
      begun.setLength(0);
    }
    instructions.add(begun.toString());
    return instructions;
  }

  private void read(String[] words) {
    switch (words[0].toUpperCase(Locale.ROOT)) {
      case "ARG" -> {
        if (images.isEmpty() && stages.isEmpty() && words.length > 1) argument(words[1]);
      }
      case "FROM" -> from(words);
      case "COPY" -> copy(words);
      default -> {}
    }
  }

  private void argument(String word) {
    var parts = word.split("=", 2);
    var fallback = parts.length > 1 ? replaced(unquoted(parts[1])) : "";
    args.put(parts[0], given.getOrDefault(parts[0], fallback));
  }

  private static String unquoted(String text) {
    var quoted = text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"));
    return quoted && text.charAt(0) == text.charAt(text.length() - 1)
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private void from(String[] words) {
    int at = 1;
    while (at < words.length && words[at].startsWith("--")) at++;
    if (at == words.length) return;
    var image = replaced(unquoted(words[at]));
    var isImage =
        !image.isEmpty()
            && !image.equals("scratch")
            && !stages.contains(image.toLowerCase(Locale.ROOT));
    if (isImage) images.add(image);
    if (words.length > at + 2 && words[at + 1].equalsIgnoreCase("as")) {
      stages.add(words[at + 2].toLowerCase(Locale.ROOT));
    }
  }

  /** Files may come from an image too; a number is a stage. */
  private void copy(String[] words) {
    for (var word : words) {
      if (!word.startsWith("--from=")) continue;
      var from = replaced(unquoted(word.substring("--from=".length())));
      var isStage = from.matches("\\d+") || stages.contains(from.toLowerCase(Locale.ROOT));
      if (!isStage && !from.isEmpty()) images.add(from);
    }
  }

  private String replaced(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> {
          var name = found.group(1) == null ? found.group(4) : found.group(1);
          var value = args.getOrDefault(name, "");
          var chosen =
              switch (String.valueOf(found.group(2))) {
                case ":-" -> value.isEmpty() ? found.group(3) : value;
                case ":+" -> value.isEmpty() ? "" : found.group(3);
                default -> value;
              };
          return java.util.regex.Matcher.quoteReplacement(chosen);
        });
  }
}
