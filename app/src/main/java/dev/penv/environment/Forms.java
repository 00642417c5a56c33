package dev.penv.environment;

import dev.penv.complaint.Quoted;
import dev.penv.document.Form;
import dev.penv.document.Json;
import dev.penv.document.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the values of standard properties look like. */
final class Forms {
  private static final int MOST = 10_000;

  /** Any text: what docker or a shell makes of it is theirs to say. */
  static final Form<String> TEXT = text("\"…\"");

  static final Form<List<String>> TEXTS = Form.list(TEXT, MOST);

  /** One text, or a list of texts. */
  static final Form<List<String>> ONE_OR_MORE =
      new Form<>(
          "text, or a list of texts",
          "\"docker-compose.yml\"",
          (json, problems) ->
              json instanceof Json.Text
                  ? TEXT.parse().apply(json, problems).map(List::of)
                  : TEXTS.parse().apply(json, problems));

  /** A user by name, or by number with or without quotes. */
  static final Form<String> USER = Form.scalar("the name of a user", "\"vscode\"", Optional::of);

  /** A port by number or with its host; a list of such or a single one. */
  static final Form<List<String>> PORTS = new Form<>("a list of ports", "[3000]", Forms::ports);

  /**
   * Texts by name, of an environment or of a build. Numbers and flags count as what they look like;
   * {@code null} is a name without a value.
   */
  static final Form<Map<String, Optional<String>>> VARIABLES =
      new Form<>("an object whose values are text", "{ \"CI\": \"1\" }", Forms::variables);

  static final Form<Map<String, Json.Field>> OBJECT =
      new Form<>(
          "an object",
          "{ … }",
          (json, problems) ->
              json instanceof Json.Fields(_, var fields) ? Optional.of(fields) : Optional.empty());

  /** In the words of {@code --mount}, or as an object. */
  static final Form<List<Mount>> MOUNTS =
      Form.list(
          new Form<>(
              "a mount", "\"type=volume,source=cache,target=/cache\"", (json, _) -> mount(json)),
          MOST);

  private Forms() {}

  static Form<String> text(String example) {
    return Form.text("text", example, Optional::of);
  }

  /** One of some words; another one is ignored, as the reference does with most of them. */
  static <T> Form<T> oneOf(Map<String, T> words, T usual) {
    var known = String.join("`, `", words.keySet());
    return new Form<>(
        "one of `" + known + "`",
        "\"" + words.keySet().iterator().next() + "\"",
        (json, problems) -> {
          if (!(json instanceof Json.Text(var at, var word))) return Optional.empty();
          if (!words.containsKey(word)) {
            problems.warn(
                at,
                "%s is none of the words that are known here, so it is ignored."
                    .formatted(Quoted.of(word)),
                "Write one of `%s`.".formatted(known));
          }
          return Optional.of(words.getOrDefault(word, usual));
        });
  }

  private static Optional<List<String>> ports(Json json, Problems problems) {
    return switch (json) {
      case Json.Items(_, var items) when items.size() <= MOST -> {
        var ports = items.stream().map(Forms::scalar).toList();
        yield ports.stream().allMatch(Optional::isPresent)
            ? Optional.of(ports.stream().map(Optional::orElseThrow).toList())
            : Optional.empty();
      }
      case Json.Text _, Json.Number _ -> scalar(json).map(List::of);
      case Json.Items _, Json.Fields _, Json.Flag _, Json.Null _ -> Optional.empty();
    };
  }

  private static Optional<Map<String, Optional<String>>> variables(Json json, Problems problems) {
    if (!(json instanceof Json.Fields(_, var fields))) return Optional.empty();
    var variables = new LinkedHashMap<String, Optional<String>>();
    for (var field : fields.entrySet()) {
      var value = field.getValue().value();
      var text = variable(value);
      if (text.isEmpty() && !(value instanceof Json.Null)) return Optional.empty();
      variables.put(field.getKey(), text);
    }
    return Optional.of(variables);
  }

  private static Optional<Mount> mount(Json json) {
    return switch (json) {
      case Json.Text(_, var text) -> Optional.of(Mount.parse(text));
      case Json.Fields(_, var parts) -> mount(parts);
      case Json.Items _, Json.Number _, Json.Flag _, Json.Null _ -> Optional.empty();
    };
  }

  private static Optional<Mount> mount(Map<String, Json.Field> parts) {
    var words = new LinkedHashMap<String, String>();
    for (var part : parts.entrySet()) {
      var word = variable(part.getValue().value());
      if (word.isEmpty()) return Optional.empty();
      words.put(part.getKey(), word.get());
    }
    return Optional.of(Mount.of(words));
  }

  private static Optional<String> variable(Json json) {
    return json instanceof Json.Flag(_, var value)
        ? Optional.of(Boolean.toString(value))
        : scalar(json);
  }

  private static Optional<String> scalar(Json json) {
    return switch (json) {
      case Json.Text(_, var text) -> Optional.of(text);
      case Json.Number(_, var digits) -> Optional.of(digits);
      case Json.Fields _, Json.Items _, Json.Flag _, Json.Null _ -> Optional.empty();
    };
  }
}
