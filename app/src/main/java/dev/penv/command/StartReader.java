package dev.penv.command;

import dev.penv.complaint.Complained;
import dev.penv.complaint.Nearest;
import dev.penv.complaint.Quoted;
import java.util.stream.Collectors;

/** Reads the commands that start a run. */
final class StartReader {
  private static final String USUAL = "Parameters are written `name=value`.";

  private final Arguments arguments;
  private final Options options;
  private final Parameters parameters;

  private StartReader(Arguments arguments) {
    this.arguments = arguments;
    this.options = OptionsReader.read(arguments.settings());
    this.parameters = ParametersReader.read(arguments.settings());
  }

  static Command run(Arguments arguments) {
    var reader = new StartReader(arguments);
    return arguments.script().isEmpty() ? reader.task() : reader.oneOff();
  }

  static Command rerun(Arguments arguments) {
    arguments.noScript();
    arguments.atMost(1, USUAL);
    var reader = new StartReader(arguments);
    return new Command.Rerun(arguments.which(), reader.options, reader.parameters);
  }

  private Command task() {
    if (arguments.names().isEmpty()) return new Command.Menu();
    arguments.atMost(1, USUAL + " " + asCommand());
    return new Command.Start(new Target.Named(arguments.task()), options, parameters);
  }

  /** Whoever writes {@code /run python train.py} means a one-off command. */
  private String asCommand() {
    var words = arguments.names().stream().map(Word::raw).collect(Collectors.joining(" "));
    return "A one-off command stands after two hyphens: "
        + Quoted.of(arguments.typed() + " -- " + words)
        + ".";
  }

  private Command oneOff() {
    arguments.atMost(0, "Give the task alone, or two hyphens and the command alone.");
    for (var name : parameters.values().keySet()) throw noParameter(name);
    return new Command.Start(new Target.OneOff(arguments.script()), options, parameters);
  }

  private static Complained noParameter(String name) {
    var remedy = "Write what the command itself needs behind the two hyphens.";
    return Mistake.in(
        name,
        "A one-off command has no parameter `%s`.".formatted(name),
        Nearest.to(name, Key.words())
            .map(near -> "Did you mean `%s`? %s".formatted(near, remedy))
            .orElse(remedy));
  }
}
