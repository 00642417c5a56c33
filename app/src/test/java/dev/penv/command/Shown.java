package dev.penv.command;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Durations;
import dev.penv.complaint.Place;
import dev.penv.hardware.After;
import dev.penv.money.Ceiling;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was parsed, short enough for a table. */
final class Shown {
  private Shown() {}

  static String all(List<Parsed> parsed) {
    return parsed.isEmpty()
        ? "nothing"
        : parsed.stream().map(Shown::one).collect(Collectors.joining(" | "));
  }

  private static String one(Parsed parsed) {
    return switch (parsed) {
      case Parsed.Understood(_, var command) -> command(command);
      case Parsed.Refused(_, Complaint(Place.InCommand(var word), var problem, var remedy)) ->
          "‹" + word + "› " + problem + " " + remedy;
      case Parsed.Refused(_, var complaint) -> throw new AssertionError(complaint);
    };
  }

  static String command(Command command) {
    return switch (command) {
      case Command.Start(Target.Named(var task), var options, var parameters) ->
          join("task", task, parameters(parameters), options(options));
      case Command.Start(Target.OneOff(var line), var options, var parameters) ->
          join("one-off", "«" + line + "»", parameters(parameters), options(options));
      case Command.Menu() -> "menu";
      case Command.Rerun(var which, var options, var parameters) ->
          join("again", which(which), parameters(parameters), options(options));
      case Command.Stop(var which) -> join("stop", which(which));
      case Command.Status() -> "status";
      case Command.Logs(var which, var since) ->
          join("logs", which(which), since.isZero() ? "" : "since " + Durations.typed(since));
      case Command.History(var task) -> join("history", task);
      case Command.Help(var topic) -> join("help", topic(topic));
      case Command.Approve(var commit, var prefixed) ->
          join("approve", commit.abbreviated(), prefixed ? "" : "without prefix");
      case Command.Init(var template, var options) ->
          join("init", template, options.isEmpty() ? "" : new TreeMap<>(options).toString());
      case Command.NotYet(var word) -> "not yet: " + word;
    };
  }

  private static String which(Which which) {
    return switch (which) {
      case Which.Latest() -> "latest";
      case Which.Named(var run) -> run.value();
    };
  }

  private static String topic(Topic topic) {
    return switch (topic) {
      case Topic.Everything() -> "";
      case Topic.OfCommand(var word) -> "on /" + word;
      case Topic.OfTask(var name) -> "on task " + name;
    };
  }

  private static String parameters(Parameters parameters) {
    return parameters.values().isEmpty() ? "" : parameters.values().toString();
  }

  private static String options(Options options) {
    return Stream.of(Key.values())
        .filter(options::says)
        .map(key -> key.word() + ":" + option(key, options))
        .collect(Collectors.joining(" "));
  }

  private static String option(Key key, Options options) {
    return switch (key) {
      case GPU -> options.needs().gpu().typed();
      case CPUS -> "" + options.needs().cpus();
      case MEMORY -> options.needs().memory().toString();
      case DISK -> options.needs().disk().toString();
      case ARCH -> options.needs().architecture().toString();
      case SPOT -> options.wishes().spot().name().toLowerCase(Locale.ROOT);
      case MAX_PRICE -> price(options.perHour());
      case ON -> options.wishes().provider();
      case REGION -> options.wishes().region();
      case SIZE -> options.wishes().size();
      case TIMEOUT -> typed(options.timeout());
      case AFTER -> after(options.after());
      case HOLD_ON_FAILURE -> typed(options.holdOnFailure());
      case ENV -> options.environment();
      case DRY -> "" + options.dry();
    };
  }

  private static String price(Ceiling ceiling) {
    return switch (ceiling) {
      case Ceiling.Unlimited() -> "unlimited";
      case Ceiling.AtMost(var amount) -> amount.toString();
    };
  }

  private static String after(After after) {
    return switch (after) {
      case After.Terminate() -> "terminate";
      case After.Stop() -> "stop";
      case After.Keep(var duration) -> "keep " + typed(duration);
    };
  }

  private static String typed(Duration duration) {
    return Durations.typed(duration);
  }

  private static String join(String... words) {
    return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
  }
}
