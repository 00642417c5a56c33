package dev.penv.lifecycle;

import dev.penv.command.Target;
import dev.penv.complaint.Complained;
import dev.penv.complaint.Nearest;
import dev.penv.complaint.Place;
import dev.penv.complaint.Quoted;
import dev.penv.environment.Environment;
import dev.penv.environment.Script;
import dev.penv.environment.Task;
import java.util.stream.Collectors;

/** Finds the task that is meant. */
final class TaskChoice {
  private TaskChoice() {}

  /**
   * @throws Complained when the repository has no such task
   */
  static Task of(Environment environment, Target target) {
    return switch (target) {
      case Target.Named(var name) -> named(environment, name);
      case Target.OneOff(var line) ->
          Task.oneOff(Task.ONE_OFF, new Script.Shell(line), environment.container().needs());
    };
  }

  private static Task named(Environment environment, String name) {
    var task = environment.tasks().get(name);
    if (task != null) return task;
    throw new Complained(
        new Place.InCommand(name),
        environment.path().isEmpty()
            ? "There is no task %s: this commit has no devcontainer.json."
                .formatted(Quoted.of(name))
            : "There is no task %s in `%s`.".formatted(Quoted.of(name), environment.path()),
        remedy(environment, name));
  }

  private static String remedy(Environment environment, String name) {
    var names = environment.tasks().keySet();
    if (names.isEmpty()) return "Run a command as it is: `/run -- python train.py`.";
    return Nearest.to(name, names)
        .map(near -> "Did you mean `/run %s`?".formatted(near))
        .orElseGet(() ->
            "It has " + names.stream().map(Quoted::of).collect(Collectors.joining(", ")) + ".");
  }
}
