package dev.penv.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what follows the word of a command. */
final class CommandReader {
  private CommandReader() {}

  /**
   * @param typed the command's word as it was typed, such as {@code /penv run}
   * @throws dev.penv.complaint.Complained for the first thing that is wrong
   */
  static Command read(String typed, Verb verb, String rest) {
    if (!verb.isBuilt()) return new Command.NotYet(verb.word());
    var words = Tokenizer.split(rest);
    if (words.askForHelp()) return new Command.Help(topic(verb, words.words()));
    var arguments = Sorter.sort(typed, words);
    return switch (verb) {
      case RUN -> StartReader.run(arguments);
      case RERUN -> StartReader.rerun(arguments);
      case STOP -> stop(arguments);
      case STATUS -> status(arguments);
      case LOGS -> logs(arguments);
      case HISTORY -> history(arguments);
      case APPROVE -> approve(arguments);
      case INIT -> init(arguments);
      case HELP -> help(arguments);
      case COMPARE, DEV, SUSPEND, RESUME, CLOSE, EXTEND, OFFERS, DOCTOR ->
          new Command.NotYet(verb.word());
    };
  }

  private static Topic topic(Verb verb, List<Word> words) {
    var first = words.getFirst().raw();
    var aboutTask = verb == Verb.RUN && Arguments.TASK.matcher(first).matches();
    return aboutTask ? new Topic.OfTask(first) : new Topic.OfCommand(verb.word());
  }

  private static Command stop(Arguments arguments) {
    arguments.noScript();
    arguments.noSettings();
    arguments.atMost(1, "Stop one run at a time, as in `%s r-7f3k`.".formatted(arguments.typed()));
    return new Command.Stop(arguments.which());
  }

  private static Command status(Arguments arguments) {
    arguments.noScript();
    arguments.noSettings();
    arguments.atMost(0, "`%s` tells of every run here.".formatted(arguments.typed()));
    return new Command.Status();
  }

  private static Command logs(Arguments arguments) {
    arguments.noScript();
    arguments.atMost(
        1, "Ask for one run at a time, as in `%s r-7f3k`.".formatted(arguments.typed()));
    return new Command.Logs(arguments.which(), since(arguments));
  }

  private static Duration since(Arguments arguments) {
    var since = Duration.ZERO;
    for (var setting : arguments.settings()) {
      if (!setting.key().equalsIgnoreCase("since")) {
        throw arguments.surplus(setting, "Only `since` can stand here, as in `since=10m`.");
      }
      since = Form.TIME.read(setting);
    }
    return since;
  }

  private static Command history(Arguments arguments) {
    arguments.noScript();
    arguments.noSettings();
    arguments.atMost(
        1, "Ask for one task at a time, as in `%s train`.".formatted(arguments.typed()));
    return new Command.History(arguments.names().isEmpty() ? "" : arguments.task());
  }

  private static Command approve(Arguments arguments) {
    arguments.noScript();
    arguments.noSettings();
    arguments.atMost(1, "Approve one commit at a time.");
    return new Command.Approve(arguments.commit(), arguments.typed().startsWith("/penv "));
  }

  private static Command init(Arguments arguments) {
    arguments.noScript();
    arguments.atMost(
        1, "Name one template at a time, as in `%s scipy`.".formatted(arguments.typed()));
    if (arguments.names().isEmpty()) {
      for (var setting : arguments.settings()) {
        throw arguments.surplus(
            setting, "Options follow a template, as in `%s scipy`.".formatted(arguments.typed()));
      }
      return new Command.Init("", Map.of());
    }
    var options = new LinkedHashMap<String, String>();
    for (var setting : arguments.settings()) options.put(setting.key(), setting.value().text());
    return new Command.Init(arguments.names().getFirst().text(), options);
  }

  private static Command help(Arguments arguments) {
    arguments.noScript();
    arguments.noSettings();
    arguments.atMost(
        1, "Ask for one thing at a time, as in `%s run`.".formatted(arguments.typed()));
    if (arguments.names().isEmpty()) return new Command.Help(new Topic.Everything());
    return new Command.Help(
        Verb.of(arguments.names().getFirst().text().replaceFirst("^/", ""))
            .<Topic>map(verb -> new Topic.OfCommand(verb.word()))
            .orElseGet(() -> new Topic.OfTask(arguments.task())));
  }
}
