package dev.penv.environment;

import dev.penv.document.FieldReader;
import dev.penv.document.Form;
import dev.penv.document.Json;
import dev.penv.document.Jsonc;
import dev.penv.document.Naming;
import dev.penv.document.Problems;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.Requirements;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one devcontainer.json: the standard, and penv's own customization in it. */
final class EnvironmentReader {
  private static final Naming TASK =
      new Naming(
          Pattern.compile("(?!%s$)%s".formatted(Task.ONE_OFF, Naming.WORD.pattern())),
          Naming.WORD.allowed() + ", and not `command`, as one-off commands are called");

  private static final Form<DataSize> SHM = HardwareReader.size("\"1gb\"");
  private static final Form<String> MOUNT_POINT =
      Form.text(
          "an absolute path", "\"/data\"", text -> Optional.of(text).filter(Below::isMountPoint));

  private final Problems problems;

  private EnvironmentReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * @param name the folder it was found in, empty for the main one
   */
  static Reading read(String path, String name, String text) {
    var problems = Problems.inJson(path);
    var environment =
        Jsonc.read(text, problems)
            .map(root -> new EnvironmentReader(problems).read(root, path, name));
    if (environment.isEmpty() || !problems.errors().isEmpty()) {
      return new Reading.Misread(problems.errors());
    }
    return new Reading.Understood(environment.get(), problems.warnings());
  }

  private Environment read(Json.Fields root, String path, String name) {
    Spelling.warnOfUnknown(root, problems);
    Variables.check(root, problems);
    var container = DevContainerReader.read(path, Spelling.present(root), problems);
    var needs = container.needs();
    var host = needs.requirements();
    var penv = customizations(root).flatMap(tools -> tools.start("penv"));
    if (penv.isEmpty()) {
      return new Environment(
          path, name, container, List.of(), Map.of(), Dev.NONE, Map.of(), DataSize.ZERO);
    }
    var own = penv.get();
    var tasks = own.object("tasks").map(all -> tasks(all, needs)).orElse(Map.of());
    var dev = own.object("dev").map(wishes -> dev(wishes, host)).orElse(Dev.NONE);
    var volumes = own.map("volumes", Naming.WORD, MOUNT_POINT);
    var shm = own.read("shm", SHM).orElse(DataSize.ZERO);
    own.refuseUnknown();
    return new Environment(path, name, container, List.of(), tasks, dev, volumes, shm);
  }

  /** That they are an object is told with all other properties. */
  private Optional<FieldReader> customizations(Json.Fields root) {
    return root.fields().get("customizations") instanceof Json.Field(_, Json.Fields tools)
        ? Optional.of(new FieldReader(tools.stated(), "customizations", problems))
        : Optional.empty();
  }

  private Map<String, Task> tasks(FieldReader declared, Needs needs) {
    return declared.each(
        TASK,
        (name, field) ->
            declared
                .object(name, field)
                .flatMap(fields -> new TaskReader(name, fields, problems).read(needs)));
  }

  private Dev dev(FieldReader fields, Requirements host) {
    var dev =
        new Dev(
            HardwareReader.read(fields).over(host),
            fields.read("idle", TaskReader.DURATION).orElse(Duration.ZERO),
            fields.read("lifetime", TaskReader.DURATION).orElse(Duration.ZERO),
            fields.read("jupyter", Form.FLAG).orElse(false));
    fields.refuseUnknown();
    return dev;
  }
}
