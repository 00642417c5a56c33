package dev.penv.report;

import dev.penv.complaint.Durations;
import dev.penv.environment.Environment;
import dev.penv.environment.Reading;
import dev.penv.policy.Limited;
import dev.penv.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Sentences that stand in a run's comment, page and check run. */
public final class Notes {
  private static final int MOST_PROPERTIES = 12;

  /** What is not about the container, or means nothing to any task. */
  private static final Set<String> USED_ANYWHERE =
      Set.of("$schema", "name", "hostRequirements", "customizations");

  private Notes() {}

  public static String headMoved(Run run, String sha) {
    return "The head has moved to `%s` meanwhile; this run goes on with `%s`."
        .formatted(sha.substring(0, Math.min(7, sha.length())), run.commit().abbreviated());
  }

  /** The same, and how it came to be asked for where there is no thread that shows it. */
  public static List<String> of(
      Reading.Understood understood, TasksRun tasksRun, String workflow, String ref) {
    var dispatched =
        "Asked for by a dispatch of %s on %s."
            .formatted(Markdown.code(workflow), Markdown.code(ref));
    return Stream.concat(Stream.of(dispatched), of(understood, tasksRun).stream()).toList();
  }

  /** What was understood in another way than the author of the devcontainer may think. */
  public static List<String> of(Reading.Understood understood, TasksRun tasksRun) {
    var warnings = understood.warnings().stream().map(Replies::complaint);
    var container = container(understood.environment(), tasksRun).stream();
    return Stream.concat(container, warnings).toList();
  }

  /** What the container is if it is not the one of a devcontainer.json. */
  static Optional<String> container(Environment environment, TasksRun tasksRun) {
    return switch (tasksRun) {
      case IN_CONTAINERS -> environment.proposed().map(Replies::complaint);
      case ON_MACHINES -> onTheHost(environment);
    };
  }

  /** A task wants to take longer than any run may. */
  public static String tooLong(Duration declared, Limited<Duration> longest) {
    return "The task asks for a timeout of %s; no run may take longer than %s here. %s"
        .formatted(
            Durations.print(declared),
            Durations.print(longest.value()),
            RuleText.of(longest.rule()));
  }

  private static Optional<String> onTheHost(Environment environment) {
    if (environment.path().isEmpty()) return Optional.empty();
    var unused =
        environment.container().tree().fields().keySet().stream()
            .filter(key -> !USED_ANYWHERE.contains(key))
            .map(Markdown::code)
            .toList();
    if (unused.isEmpty()) return Optional.empty();
    return Optional.of(
        "Tasks run on the machine's own system here: the devcontainer's %s not used."
            .formatted(unused.size() == 1 ? unused.getFirst() + " is" : and(unused) + " are"));
  }

  private static String and(List<String> words) {
    var most = Math.min(words.size() - 1, MOST_PROPERTIES);
    var more = words.size() - most;
    var last = more == 1 ? words.getLast() : "%d more properties".formatted(more);
    return String.join(", ", words.subList(0, most)) + " and " + last;
  }
}
