package dev.penv.report;

import dev.penv.environment.Environment;
import dev.penv.environment.Parameter;
import dev.penv.environment.Reading;
import dev.penv.environment.Task;
import dev.penv.github.Check;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import dev.penv.placement.Placement;
import dev.penv.report.EnvironmentView.Fact;
import dev.penv.report.EnvironmentView.TaskLine;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be run at a commit, or what is wrong with its devcontainer, on the line. */
public final class EnvironmentReport {
  private static final String NAME = "penv / environment";
  private static final String IDENTITY = "environment/";
  private static final int MOST_TASKS = 50;
  private static final Check.Button DEV =
      new Check.Button(
          "Open dev environment", "A machine with everything installed", RunReports.DEV);
  private static final String HOW_TO_ADD =
      """
      Tasks stand in `.devcontainer/devcontainer.json`, for example:

      ```jsonc
      {
        "customizations": { "penv": { "tasks": {
          "train": { "command": "python train.py" }
        } } }
      }
      ```

      Without any, a comment `/run -- python train.py` runs a command as it is.\
      """;

  private static final String NONE_HERE =
      "No devcontainer found: tasks run on the machine's own system. A comment `/init` opens a pull"
          + " request that adds one.";

  private EnvironmentReport() {}

  /** Whether a check run of ours with that external id tells of an environment. */
  public static boolean isOne(String externalId) {
    return externalId.startsWith(IDENTITY);
  }

  /**
   * What there is to tell.
   *
   * @param placement where a task would run now
   */
  public static EnvironmentView view(
      Repo repo,
      CommitId commit,
      Instant at,
      Reading reading,
      TasksRun tasksRun,
      Function<Task, Placement> placement) {
    return switch (reading) {
      case Reading.Understood(var environment, var warnings) ->
          new EnvironmentView(
              repo,
              commit,
              at,
              environment.path(),
              lines(environment, placement),
              Understood.of(environment),
              ignored(environment, tasksRun),
              notes(environment, tasksRun),
              warnings,
              List.of());
      case Reading.Misread(var complaints) ->
          new EnvironmentView(
              repo,
              commit,
              at,
              "",
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              complaints);
    };
  }

  private static List<Fact> ignored(Environment environment, TasksRun tasksRun) {
    return switch (tasksRun) {
      case IN_CONTAINERS -> Ignored.of(environment);
      case ON_MACHINES -> List.of();
    };
  }

  private static List<String> notes(Environment environment, TasksRun tasksRun) {
    if (tasksRun == TasksRun.ON_MACHINES && environment.path().isEmpty()) return List.of(NONE_HERE);
    return Notes.container(environment, tasksRun).stream().toList();
  }

  /**
   * The check run, one for each commit.
   *
   * @param details the page that tells the same
   */
  public static Writing check(EnvironmentView view, URI details, Urgency urgency) {
    var check =
        new Check(
            new Check.State.Completed(conclusion(view), view.at()),
            view.at(),
            details,
            title(view),
            summary(view),
            "",
            annotations(view),
            List.of(DEV));
    return new Writing.Show(
        view.repo(), view.commit(), NAME, IDENTITY + view.commit().sha(), check, urgency);
  }

  private static List<Check.Annotation> annotations(EnvironmentView view) {
    var problems = Annotations.of(view.problems()).stream();
    var warnings = Annotations.of(view.warnings(), Check.Annotation.Level.WARNING).stream();
    return Stream.concat(problems, warnings).toList();
  }

  /** In a few words. */
  public static String title(EnvironmentView view) {
    var annotations = Annotations.of(view.problems());
    if (!annotations.isEmpty()) return Annotations.title(annotations);
    if (!view.problems().isEmpty()) return "which devcontainer?";
    return view.tasks().isEmpty() ? "no tasks yet" : count(view.tasks().size(), "task");
  }

  /** A file that nothing can be made of is a failure; all else is only told. */
  private static Check.Conclusion conclusion(EnvironmentView view) {
    return Annotations.of(view.problems()).isEmpty()
        ? Check.Conclusion.NEUTRAL
        : Check.Conclusion.FAILURE;
  }

  private static String summary(EnvironmentView view) {
    var problems = Replies.complaints(view.problems());
    return Stream.of(
            problems,
            String.join("\n\n", view.notes()),
            tasks(view),
            Replies.complaints(view.warnings()),
            table("understood", "", view.facts()),
            table("ignored", "why", view.ignored()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private static String tasks(EnvironmentView view) {
    if (!view.problems().isEmpty()) return "";
    if (view.tasks().isEmpty()) return HOW_TO_ADD;
    var needs = view.tasks().stream().anyMatch(line -> !line.needs().isEmpty());
    var head =
        needs
            ? "| task | parameters | needs | machine | price |\n|---|---|---|---|---:|\n"
            : "| task | parameters | machine | price |\n|---|---|---|---:|\n";
    var rows =
        view.tasks().stream().map(line -> row(line, needs)).collect(Collectors.joining("\n"));
    return "%s%s\n\nA comment `/run %s` starts one."
        .formatted(head, rows, view.tasks().getFirst().name());
  }

  private static String row(TaskLine line, boolean needs) {
    return "| %s | %s | %s%s | %s |"
        .formatted(
            "`%s` %s".formatted(line.name(), cell(line.description())).strip(),
            cell(String.join(" ", line.parameters())),
            needs ? line.needs() + " | " : "",
            cell(line.machine()),
            line.price());
  }

  private static String table(String left, String right, List<Fact> facts) {
    if (facts.isEmpty()) return "";
    return facts.stream()
        .map(fact -> "| %s | %s |".formatted(fact.name(), fact.text()))
        .collect(Collectors.joining("\n", "| %s | %s |\n|---|---|\n".formatted(left, right), ""));
  }

  private static String cell(String text) {
    return text.replace("\n", " ");
  }

  private static List<TaskLine> lines(
      Environment environment, Function<Task, Placement> placement) {
    return environment.tasks().values().stream()
        .limit(MOST_TASKS)
        .map(task -> line(task, placement.apply(task)))
        .toList();
  }

  private static TaskLine line(Task task, Placement placement) {
    var offer = placement.offers().stream().findFirst();
    return new TaskLine(
        task.name(),
        Markdown.prose(task.description()),
        task.parameters().entrySet().stream().map(EnvironmentReport::parameter).toList(),
        NeedsText.each(task.requirements(), task.declared()).collect(Collectors.joining(", ")),
        offer.map(PlacementText::offer).orElse("none fits at the moment"),
        offer.map(one -> one.rate().toString()).orElse(""));
  }

  private static String parameter(Map.Entry<String, Parameter> parameter) {
    var usual = Wording.value(parameter.getValue().usual());
    return Markdown.cell(parameter.getKey() + "=" + usual);
  }

  private static String count(int count, String word) {
    return count == 1 ? "1 " + word : "%d %ss".formatted(count, word);
  }
}
