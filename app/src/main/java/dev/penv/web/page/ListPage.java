package dev.penv.web.page;

import dev.penv.complaint.Durations;
import dev.penv.measure.Figures;
import dev.penv.report.Wording;
import dev.penv.run.Progress;
import dev.penv.run.RunView;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The list of runs.
 *
 * @param states that the list can be narrowed to
 * @param whole false when there may be runs that were not looked at
 * @param told false when GitHub did not tell who may read some repositories; these are left out
 * @param problem with the filters, in words; empty when there is none
 */
public record ListPage(
    Masthead top,
    Chosen chosen,
    List<String> states,
    List<Row> rows,
    long total,
    String newer,
    String older,
    boolean whole,
    boolean told,
    String problem) {

  /** The filters as they were given. */
  public record Chosen(String repository, String number, String task, String state, String asker) {}

  /** One run. */
  public record Row(
      String id,
      String href,
      String task,
      String parameters,
      Badge badge,
      String repository,
      RunPage.Link thread,
      String commit,
      String asker,
      String askedAt,
      String took,
      String cost,
      String measures) {}

  public static Row row(RunView view, URI github, Instant now) {
    var run = view.run();
    var progress = view.progress();
    return new Row(
        run.id().value(),
        Address.open(run.id()).to(""),
        Wording.task(run),
        Wording.parameters(run),
        Badge.of(progress),
        run.repo().fullName(),
        RunPage.thread(run, github),
        run.commit().abbreviated(),
        run.asker().login(),
        run.askedAt().toString(),
        Durations.print(Duration.between(run.askedAt(), end(progress.state(), now))),
        Cost.of(progress, now).text(),
        measures(progress));
  }

  private static Instant end(Progress.State state, Instant now) {
    return switch (state) {
      case Progress.State.Live() -> now;
      case Progress.State.Ended(var _, var at) -> at;
    };
  }

  private static String measures(Progress progress) {
    return progress.measures().stream()
        .limit(3)
        .map(measure -> measure.name() + " " + Figures.of(measure.value()))
        .collect(Collectors.joining(" · "));
  }
}
