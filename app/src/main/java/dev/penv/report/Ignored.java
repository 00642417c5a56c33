package dev.penv.report;

import dev.penv.document.Json;
import dev.penv.environment.Environment;
import dev.penv.report.EnvironmentView.Fact;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a devcontainer.json means nothing to a task in its container, and why. */
final class Ignored {
  private static final int MOST_TOOLS = 10;

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("postAttachCommand", "nobody attaches to the container of a task"),
          Map.entry("forwardPorts", "editors forward ports, and a task has none"),
          Map.entry("portsAttributes", "editors forward ports, and a task has none"),
          Map.entry("otherPortsAttributes", "editors forward ports, and a task has none"),
          Map.entry("devPort", "of an editor"),
          Map.entry("extensions", "of an editor"),
          Map.entry("settings", "of an editor"),
          Map.entry("shutdownAction", "the container of a task is removed after it"),
          Map.entry("waitFor", "a task waits for all commands"),
          Map.entry("secrets", "penv gives no secrets to tasks in this version"));

  private Ignored() {}

  /** In the order of the file; nothing where there is none. */
  static List<Fact> of(Environment environment) {
    if (environment.path().isEmpty()) return List.of();
    var keys = environment.container().tree().fields().keySet().stream();
    var properties =
        keys.filter(REASONS::containsKey)
            .map(key -> new Fact(Markdown.cell(key), REASONS.getOrDefault(key, "")));
    return Stream.concat(properties, tools(environment)).toList();
  }

  private static Stream<Fact> tools(Environment environment) {
    var customizations = environment.container().tree().fields().get("customizations");
    if (!(customizations instanceof Json.Field(_, Json.Fields(_, var tools)))) return Stream.of();
    var names =
        tools.keySet().stream()
            .filter(tool -> !tool.equals("penv"))
            .limit(MOST_TOOLS)
            .map(Markdown::cell)
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Stream.of()
        : Stream.of(new Fact("`customizations`", "of other tools: " + names));
  }
}
