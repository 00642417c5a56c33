package dev.penv.environment;

import dev.penv.hardware.Part;
import dev.penv.hardware.Requirements;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A task as the repository declares it, with defaults filled in. Maps keep the order of the file.
 *
 * @param requirements the task's own over the devcontainer's
 * @param declared where each part of the requirements is said
 * @param inputs by name: {@code ./path}, {@code https://…}, {@code run:…} or a bucket's address
 * @param outputs globs below the workspace, besides everything in the output directory
 * @param timeout {@link Duration#ZERO} when the task names none
 * @param retries further attempts after a lost machine
 */
public record Task(
    String name,
    String description,
    Script script,
    Requirements requirements,
    Map<Part, Declared> declared,
    Map<String, Parameter> parameters,
    Map<String, String> inputs,
    List<String> outputs,
    Map<String, Direction> measures,
    Duration timeout,
    int retries,
    Terms terms) {
  /** What every one-off command is called; no repository can declare a task of that name. */
  public static final String ONE_OFF = "command";

  public Task {
    declared = Needs.copy(declared);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    outputs = List.copyOf(outputs);
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
  }

  /** A one-off command: a task of this name that declares nothing. */
  public static Task oneOff(String name, Script script, Needs needs) {
    return oneOff(name, script, needs.requirements(), needs.declared());
  }

  /** The same, of which nobody is told where its requirements come from. */
  public static Task oneOff(String name, Script script, Requirements requirements) {
    return oneOff(name, script, requirements, Map.of());
  }

  private static Task oneOff(
      String name, Script script, Requirements requirements, Map<Part, Declared> declared) {
    return new Task(
        name,
        "",
        script,
        requirements,
        declared,
        Map.of(),
        Map.of(),
        List.of(),
        Map.of(),
        Duration.ZERO,
        0,
        Terms.USUAL);
  }

  /** Whether it was typed for one run; another one of that name is another command. */
  public boolean isOneOff() {
    return name.equals(ONE_OFF);
  }

  /** The value of every parameter in a run for which these were typed; all problems at once. */
  public Binding bind(Map<String, String> given) {
    return new Binder(this, given).bind();
  }
}
