package dev.penv.report;

import dev.penv.command.Topic;
import dev.penv.complaint.Durations;
import dev.penv.environment.Environment;
import dev.penv.environment.Parameter;
import dev.penv.environment.Script;
import dev.penv.environment.Task;
import dev.penv.machine.Offer;
import dev.penv.policy.Deed;
import dev.penv.policy.Policy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Help that knows the repository: its tasks, their parameters, the machines and their prices. */
public final class HelpText {
  private static final Map<String, String> COMMANDS = commands();
  private static final String KEYS =
      """
      Keys of `/run` besides a task's parameters: `gpu=v100`, `gpu=a100:2`, `gpu=24gb`, `cpus=8`, \
      `memory=32gb`, `disk=200gb`, `max-price=2.50`, `timeout=2h`, `env=<folder>`, and `dry` to see \
      what would happen.\
      """;

  private HelpText() {}

  /**
   * Help on a topic.
   *
   * @param environment of the head, {@link Environment#NONE} when it cannot be read
   * @param policy of the repository, whose rules are quoted
   */
  public static String of(Topic topic, Environment environment, List<Offer> offers, Policy policy) {
    return switch (topic) {
      case Topic.Everything() -> everything(environment, offers, policy);
      case Topic.OfCommand(var word) -> ofCommand(word, environment, policy);
      case Topic.OfTask(var name) ->
          environment.tasks().containsKey(name)
              ? task(environment.tasks().get(name)) + "\n\n" + KEYS
              : "There is no task or command %s.\n\n%s"
                  .formatted(Markdown.code(name), everything(environment, offers, policy));
    };
  }

  private static String everything(Environment environment, List<Offer> offers, Policy policy) {
    return String.join(
        "\n\n",
        tasks(environment),
        commandTable(),
        KEYS,
        machines(offers),
        RuleText.everything(policy));
  }

  private static String ofCommand(String word, Environment environment, Policy policy) {
    var line = COMMANDS.get(word);
    if (line == null) return Replies.notYet(word);
    var text = "`/%s %s`: %s".formatted(word, arguments(word), line).replace(" `:", "`:");
    var ruled = text + ". " + RuleText.of(policy, deed(word));
    return word.equals("run") ? String.join("\n\n", ruled, tasks(environment), KEYS) : ruled;
  }

  private static Deed deed(String word) {
    return switch (word) {
      case "run", "rerun", "init" -> Deed.RUN;
      case "stop" -> Deed.STOP;
      case "approve" -> Deed.APPROVE;
      default -> Deed.KNOW;
    };
  }

  private static String tasks(Environment environment) {
    if (environment.tasks().isEmpty()) {
      return "This repository declares no tasks. `/run -- <command>` runs a command as it is.";
    }
    return "Tasks of this repository:\n\n"
        + environment.tasks().values().stream()
            .map(HelpText::task)
            .collect(Collectors.joining("\n"));
  }

  private static String task(Task task) {
    var description =
        task.description().isEmpty() ? command(task.script()) : Markdown.prose(task.description());
    var parameters =
        task.parameters().entrySet().stream()
            .map(entry -> parameter(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("\n"));
    return "- `/run %s` %s%s%s"
        .formatted(
            task.name(),
            description,
            task.timeout().isZero() ? "" : ", at most " + Durations.print(task.timeout()),
            parameters.isEmpty() ? "" : "\n" + parameters);
  }

  private static String command(Script script) {
    return switch (script) {
      case Script.Shell(var text) -> Markdown.code(text);
      case Script.Exec(var words) -> Markdown.code(String.join(" ", words));
    };
  }

  private static String parameter(String name, Parameter parameter) {
    return "  - %s: %s"
        .formatted(
            Markdown.code(name + "=" + Wording.value(parameter.usual())), parameter.expected());
  }

  private static String commandTable() {
    return COMMANDS.entrySet().stream()
        .map(entry ->
            "| %s | %s |"
                .formatted(
                    "`/%s`".formatted((entry.getKey() + " " + arguments(entry.getKey())).strip()),
                    entry.getValue()))
        .collect(Collectors.joining("\n", "| command | what it does |\n|---|---|\n", ""));
  }

  private static String machines(List<Offer> offers) {
    if (offers.isEmpty()) return "There is no machine at the moment.";
    return "Machines: "
        + offers.stream().map(HelpText::offer).distinct().collect(Collectors.joining("; "))
        + ".";
  }

  private static String offer(Offer offer) {
    return "%s, %s, %s"
        .formatted(Wording.hardware(offer.hardware()), offer.provider(), offer.rate());
  }

  private static String arguments(String word) {
    return switch (word) {
      case "run" -> "<task> [key=value…]";
      case "rerun" -> "[run] [key=value…]";
      case "stop" -> "[run]";
      case "logs" -> "[run] [since=10m]";
      case "history" -> "[task]";
      case "approve" -> "<commit>";
      case "init" -> "[template] [option=value…]";
      case "help" -> "[command or task]";
      default -> "";
    };
  }

  private static Map<String, String> commands() {
    var commands = new LinkedHashMap<String, String>();
    commands.put(
        "run", "run a task at the head commit; `/run -- <command>` runs a one-off command");
    commands.put("rerun", "the same commit and parameters again, with overrides");
    commands.put("stop", "end a run; log, outputs and measures so far are kept");
    commands.put("status", "what runs here, its machines, age, limit, price and cost so far");
    commands.put("logs", "the end of a run's log");
    commands.put("history", "past runs of this repository with parameters and measures");
    commands.put("approve", "a maintainer lets a commit of a fork, by its full id, run once");
    commands.put(
        "init", "open a pull request that adds a devcontainer, from a template or as it suits");
    commands.put("help", "this, or help on one command or task");
    return commands;
  }
}
