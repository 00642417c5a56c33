package dev.penv.report;

import dev.penv.environment.Declared;
import dev.penv.environment.Task;
import dev.penv.hardware.Part;
import dev.penv.hardware.Requirements;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run needs of its machine, each part with where that is said. */
final class NeedsText {
  private NeedsText() {}

  /** {@code `gpu=v100` (your command), `cpus=4` (`hostRequirements.cpus` in line 3)}. */
  static String of(Run run) {
    var words =
        run.needs().stated().stream()
            .map(part -> "%s (%s)".formatted(typed(run, part), origin(run, part)))
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "what was asked for" : words;
  }

  /** Each part as a repository says it, for a table. */
  static Stream<String> each(Requirements needs, Map<Part, Declared> declared) {
    return needs.stated().stream()
        .map(part -> {
          var typed = Markdown.cell(part.word() + "=" + needs.typed(part));
          var where = declared.get(part);
          return where == null ? typed : "%s (%s)".formatted(typed, origin(where));
        });
  }

  private static String origin(Declared declared) {
    return switch (declared) {
      case Declared.InTask() -> "the task";
      case Declared.InProperty(var property, var line) -> inProperty(property, line);
    };
  }

  private static String inProperty(String property, int line) {
    return "%s in line %d".formatted(Markdown.code(property), line);
  }

  private static String typed(Run run, Part part) {
    return Markdown.code(part.word() + "=" + run.needs().typed(part));
  }

  /** What differs from the task's own can only have been typed. */
  private static String origin(Run run, Part part) {
    var task = task(run);
    var isDeclared = run.needs().typed(part).equals(task.requirements().typed(part));
    var declared = task.declared().get(part);
    if (!isDeclared || declared == null) return "your command";
    return switch (declared) {
      case Declared.InTask() -> "task " + Markdown.code(task.name());
      case Declared.InProperty(var property, var line) -> inProperty(property, line);
    };
  }

  private static Task task(Run run) {
    return switch (run.purpose()) {
      case Purpose.RunTask(var task, var _) -> task;
    };
  }
}
