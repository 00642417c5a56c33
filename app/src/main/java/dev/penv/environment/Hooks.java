package dev.penv.environment;

import dev.penv.document.FieldReader;
import dev.penv.document.Form;
import dev.penv.document.Json;
import dev.penv.document.Problems;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads lifecycle commands: text for a shell, a list of words, or an object of such. */
final class Hooks {
  private static final Form<Map<String, Script>> COMMANDS =
      new Form<>(
          "a command as text, a list of words, or an object whose values are such",
          "\"pip install -r requirements.txt\"",
          Hooks::commands);

  private Hooks() {}

  /** Those of one source, by stage. */
  static Map<Stage, List<Hook>> read(FieldReader fields, String origin) {
    var hooks = new EnumMap<Stage, List<Hook>>(Stage.class);
    for (var stage : Stage.values()) {
      var scripts = fields.read(stage.key(), COMMANDS).orElse(Map.of());
      if (!scripts.isEmpty()) hooks.put(stage, List.of(new Hook(origin, scripts)));
    }
    return hooks;
  }

  /** Those of several sources, in their order. */
  static Map<Stage, List<Hook>> together(List<Map<Stage, List<Hook>>> sources) {
    var all = new EnumMap<Stage, List<Hook>>(Stage.class);
    for (var source : sources) {
      source.forEach(
          (stage, hooks) -> all.computeIfAbsent(stage, _ -> new ArrayList<>()).addAll(hooks));
    }
    return all;
  }

  private static Optional<Map<String, Script>> commands(Json json, Problems problems) {
    if (!(json instanceof Json.Fields(_, var named))) {
      return script(json, problems).map(one -> isNothing(one) ? Map.of() : Map.of("", one));
    }
    var scripts = new LinkedHashMap<String, Script>();
    for (var part : named.entrySet()) {
      var script = script(part.getValue().value(), problems);
      if (script.isEmpty()) return Optional.empty();
      if (!isNothing(script.get())) scripts.put(part.getKey(), script.get());
    }
    return Optional.of(scripts);
  }

  private static Optional<Script> script(Json json, Problems problems) {
    return switch (json) {
      case Json.Text(_, var line) -> Optional.of(new Script.Shell(line));
      case Json.Items _ -> Forms.TEXTS.parse().apply(json, problems).map(Script.Exec::new);
      case Json.Fields _, Json.Number _, Json.Flag _, Json.Null _ -> Optional.empty();
    };
  }

  private static boolean isNothing(Script script) {
    return switch (script) {
      case Script.Shell(var line) -> line.isBlank();
      case Script.Exec(var words) -> words.isEmpty();
    };
  }
}
