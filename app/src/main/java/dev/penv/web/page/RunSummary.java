package dev.penv.web.page;

import dev.penv.complaint.Durations;
import dev.penv.environment.Value;
import dev.penv.report.Baseline;
import dev.penv.report.Ending;
import dev.penv.report.Wording;
import dev.penv.run.Artifact;
import dev.penv.run.Progress;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import dev.penv.run.RunView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How far a run is: the part of its page that changes.
 *
 * @param sentence what happened, empty while the run is live
 * @param next whose turn it is, empty when nobody's
 * @param elapsed from the ask to the end, or to now
 * @param since epoch milliseconds of the ask while the run is live, else 0
 * @param now epoch milliseconds when this was made, for browsers with another clock
 * @param percent of the task, 0 until it tells
 * @param commands to type in a comment
 */
public record RunSummary(
    String id,
    Badge badge,
    Prose sentence,
    Remedy next,
    String elapsed,
    long since,
    long now,
    int percent,
    int attempt,
    List<PhaseRow> phases,
    String machine,
    Cost cost,
    List<Named> parameters,
    Headline headline,
    List<Prose> notes,
    List<Output> outputs,
    String outputsSize,
    List<Advice> commands) {

  /** A parameter and its value. */
  public record Named(String name, String value) {}

  /** A file to download. */
  public record Output(String name, String size, String href) {}

  /** Something to type, and what it does. */
  public record Advice(String command, String effect) {}

  /** Where a press of the button that ends it goes. */
  public String stop() {
    return "/runs/" + id + "/stop";
  }

  /** Where a press of the button that runs it again goes. */
  public String again() {
    return "/runs/" + id + "/again";
  }

  /** As it is told at an instant. */
  public static RunSummary of(RunView view, Baseline baseline, Address address, Instant now) {
    var run = view.run();
    var progress = view.progress();
    var end = end(progress.state(), now);
    var live = progress.state() instanceof Progress.State.Live;
    return new RunSummary(
        run.id().value(),
        Badge.of(progress),
        sentence(progress.state()),
        next(progress.state()),
        Durations.print(Duration.between(run.askedAt(), end)),
        live ? run.askedAt().toEpochMilli() : 0,
        now.toEpochMilli(),
        (int) Math.round(progress.fraction() * 100),
        progress.attempt(),
        PhaseRow.of(progress, now),
        Wording.machine(progress),
        Cost.of(progress, now),
        parameters(run),
        Headline.of(view, baseline),
        notes(view),
        progress.artifacts().stream().map(file -> output(file, address)).toList(),
        Wording.bytes(progress.artifacts().stream().mapToLong(Artifact::bytes).sum()),
        commands(run, live));
  }

  private static Instant end(Progress.State state, Instant now) {
    return switch (state) {
      case Progress.State.Live() -> now;
      case Progress.State.Ended(var _, var at) -> at;
    };
  }

  private static Prose sentence(Progress.State state) {
    return switch (state) {
      case Progress.State.Live() -> Prose.of("");
      case Progress.State.Ended(var outcome, var _) -> Prose.of(Ending.of(outcome).phrase());
    };
  }

  private static Remedy next(Progress.State state) {
    return switch (state) {
      case Progress.State.Live() -> Remedy.of("");
      case Progress.State.Ended(var outcome, var _) -> Remedy.of(Ending.of(outcome).next());
    };
  }

  private static List<Prose> notes(RunView view) {
    return Stream.concat(view.run().notes().stream(), view.progress().notes().stream())
        .map(Prose::of)
        .toList();
  }

  private static List<Named> parameters(Run run) {
    var values =
        switch (run.purpose()) {
          case Purpose.RunTask(var _, var parameters) -> parameters;
        };
    return values.entrySet().stream().map(RunSummary::named).toList();
  }

  private static Named named(Map.Entry<String, Value> parameter) {
    return new Named(parameter.getKey(), parameter.getValue().text());
  }

  private static Output output(Artifact file, Address address) {
    return new Output(file.name(), Wording.bytes(file.bytes()), address.output(file.name()));
  }

  private static List<Advice> commands(Run run, boolean live) {
    var id = run.id();
    return List.of(
        live
            ? new Advice("/stop " + id, "ends it; log, outputs and measures are kept")
            : new Advice("/rerun " + id, "the same commit and parameters again"),
        new Advice("/logs " + id, "the end of the log as a comment"));
  }
}
