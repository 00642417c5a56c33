package dev.penv.report;

import dev.penv.complaint.Durations;
import dev.penv.environment.Reading;
import dev.penv.environment.Scenario;
import dev.penv.policy.Limited;
import dev.penv.run.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sentences that stand in a run's comment, page and check run. */
public final class Notes {
  private Notes() {}

  public static String headMoved(Run run, String sha) {
    return "The head has moved to `%s` meanwhile; this run goes on with `%s`."
        .formatted(sha.substring(0, Math.min(7, sha.length())), run.commit().abbreviated());
  }

  /** The same, and how it came to be asked for where there is no thread that shows it. */
  public static List<String> of(Reading.Understood understood, String workflow, String ref) {
    var dispatched =
        "Asked for by a dispatch of %s on %s."
            .formatted(Markdown.code(workflow), Markdown.code(ref));
    return Stream.concat(Stream.of(dispatched), of(understood).stream()).toList();
  }

  /** What was understood in another way than the author of the devcontainer may think. */
  public static List<String> of(Reading.Understood understood) {
    var notes = new ArrayList<String>();
    var environment = understood.environment();
    var isProposed = environment.path().isEmpty();
    if (!isProposed && environment.container().scenario() instanceof Scenario.Image(var image)) {
      notes.add(onTheHost(image));
    }
    for (var warning : understood.warnings()) notes.add(Replies.complaint(warning));
    return List.copyOf(notes);
  }

  /** A task wants to take longer than any run may. */
  public static String tooLong(Duration declared, Limited<Duration> longest) {
    return "The task asks for a timeout of %s; no run may take longer than %s here. %s"
        .formatted(
            Durations.print(declared),
            Durations.print(longest.value()),
            RuleText.of(longest.rule()));
  }

  private static String onTheHost(String image) {
    return "The devcontainer's image %s is not used in this version: tasks run on the machine itself."
        .formatted(Markdown.code(image));
  }
}
