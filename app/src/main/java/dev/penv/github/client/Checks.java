package dev.penv.github.client;

import dev.penv.github.Check;
import dev.penv.github.Writing;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCheckRunBuilder;

/** Check runs in hub4j's words. */
final class Checks {
  private Checks() {}

  /** All that the App has under that name on that commit, also those that newer ones hide. */
  static Stream<GHCheckRun> all(Hub hub, Writing.Show show, long app) throws IOException {
    Map<String, Object> filter =
        Map.of("check_name", show.name(), "app_id", app, "filter", "all", "per_page", 100);
    return hub.repository(show.repo()).getCheckRuns(show.commit().sha(), filter).toList().stream();
  }

  static GHCheckRun create(Hub hub, Writing.Show show) {
    var builder =
        hub.repository(show.repo())
            .createCheckRun(show.name(), show.commit().sha())
            .withExternalID(show.externalId());
    return Hub.ask("a new check run", () -> fill(builder, show.check()).create());
  }

  static GHCheckRun update(Hub hub, Writing.Show show, long id) {
    var builder = hub.repository(show.repo()).updateCheckRun(id);
    return Hub.ask("a check run", () -> fill(builder, show.check()).create());
  }

  private static GHCheckRunBuilder fill(GHCheckRunBuilder builder, Check check) {
    builder
        .withDetailsURL(check.details().toString())
        .withStartedAt(date(check.startedAt()))
        .add(output(check));
    check.buttons().forEach(button -> builder.add(button(button)));
    return switch (check.state()) {
      case Check.State.Queued _ -> builder.withStatus(GHCheckRun.Status.QUEUED);
      case Check.State.InProgress _ -> builder.withStatus(GHCheckRun.Status.IN_PROGRESS);
      case Check.State.Completed(var conclusion, var at) ->
          builder
              .withStatus(GHCheckRun.Status.COMPLETED)
              .withConclusion(GHCheckRun.Conclusion.valueOf(conclusion.name()))
              .withCompletedAt(date(at));
    };
  }

  private static GHCheckRunBuilder.Output output(Check check) {
    var output = new GHCheckRunBuilder.Output(check.title(), check.summary());
    output.withText(check.text());
    check.annotations().forEach(annotation -> output.add(annotation(annotation)));
    check.images().forEach(image -> output.add(image(image)));
    return output;
  }

  private static GHCheckRunBuilder.Annotation annotation(Check.Annotation annotation) {
    return new GHCheckRunBuilder.Annotation(
            annotation.path(),
            annotation.line(),
            GHCheckRun.AnnotationLevel.valueOf(annotation.level().name()),
            annotation.message())
        .withTitle(annotation.title());
  }

  private static GHCheckRunBuilder.Image image(Check.Image image) {
    return new GHCheckRunBuilder.Image(image.alt(), image.address().toString());
  }

  private static GHCheckRunBuilder.Action button(Check.Button button) {
    return new GHCheckRunBuilder.Action(button.label(), button.description(), button.identifier());
  }

  private static Date date(Instant instant) {
    return Date.from(instant);
  }
}
