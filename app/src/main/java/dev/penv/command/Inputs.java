package dev.penv.command;

import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/**
 * The inputs of a workflow that asks for a run: {@code task}, and all that {@code /run} takes as
 * {@code key=value}. They go through the same grammar as what people type.
 */
public final class Inputs {
  private static final String TASK = "task";

  private Inputs() {}

  /**
   * What is asked for. An input that was left empty was not given.
   *
   * @throws dev.penv.complaint.Complained for the first input that does not fit
   */
  public static Command.Start read(Map<String, String> inputs) {
    var task = inputs.getOrDefault(TASK, "").strip();
    if (task.isEmpty()) {
      throw Mistake.in(TASK, "The input `task` is missing.", "Declare it and give a task's name.");
    }
    var settings =
        inputs.entrySet().stream()
            .filter(input -> !input.getKey().equals(TASK) && isGiven(input))
            .map(input -> " " + escaped(input.getKey()) + "=" + escaped(input.getValue()))
            .collect(Collectors.joining());
    Legible.check(task + settings);
    var words = Tokenizer.split(settings);
    var sorted = Sorter.sort("run", words);
    return new Command.Start(
        new Target.Named(name(task)),
        OptionsReader.read(sorted.settings()),
        ParametersReader.read(sorted.settings()));
  }

  /** A box of GitHub's form that is not ticked is the text {@code false}. */
  private static boolean isGiven(Entry<String, String> input) {
    var dry = input.getKey().equalsIgnoreCase(Key.DRY.word());
    return !input.getValue().isBlank() && !(dry && input.getValue().equals("false"));
  }

  private static String name(String task) {
    if (Arguments.TASK.matcher(task).matches()) return task;
    throw Mistake.in(
        task,
        "The input `task` cannot be the name of a task.",
        "Such a name has letters, digits, `-`, `_` and `.` only.");
  }

  /** As one word of a command line; a comma still makes a list. */
  private static String escaped(String text) {
    return text.strip().replaceAll("[^\\p{L}\\p{N}.,:/_+-]", "\\\\$0");
  }
}
