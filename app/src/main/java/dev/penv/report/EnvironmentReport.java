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
  private static final String NO_DEVCONTAINER =
      "There is no devcontainer here. A comment `/init` opens a pull request that adds one.";
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
      Function<Task, Placement> placement) {
    return switch (reading) {
      case Reading.Understood understood ->
          new EnvironmentView(
              repo,
              commit,
              at,
              understood.environment().path(),
              lines(understood.environment(), placement),
              Notes.of(understood),
              List.of());
      case Reading.Misread(var complaints) ->
          new EnvironmentView(repo, commit, at, "", List.of(), List.of(), complaints);
    };
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
            Annotations.of(view.problems()),
            List.of(DEV));
    return new Writing.Show(
        view.repo(), view.commit(), NAME, IDENTITY + view.commit().sha(), check, urgency);
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
    return Stream.of(problems, tasks(view), String.join("\n\n", view.notes()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private static String tasks(EnvironmentView view) {
    if (!view.problems().isEmpty()) return "";
    if (view.tasks().isEmpty()) {
      return view.path().isEmpty() ? NO_DEVCONTAINER + "\n\n" + HOW_TO_ADD : HOW_TO_ADD;
    }
    var rows =
        view.tasks().stream()
            .map(line ->
                "| %s | %s | %s | %s |"
                    .formatted(
                        "`%s` %s".formatted(line.name(), cell(line.description())).strip(),
                        cell(String.join(" ", line.parameters())),
                        cell(line.machine()),
                        line.price()))
            .collect(Collectors.joining("\n"));
    return "| task | parameters | machine | price |\n|---|---|---|---:|\n%s\n\n%s"
        .formatted(
            rows, "A comment `/run %s` starts one.".formatted(view.tasks().getFirst().name()));
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
        offer.map(PlacementText::offer).orElse("none fits at the moment"),
        offer.map(one -> one.rate().toString()).orElse(""));
  }

  private static String parameter(Map.Entry<String, Parameter> parameter) {
    var usual = Wording.value(parameter.getValue().usual());
    return Markdown.code(parameter.getKey() + "=" + usual);
  }

  private static String count(int count, String word) {
    return count == 1 ? "1 " + word : "%d %ss".formatted(count, word);
  }
}
