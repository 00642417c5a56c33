package dev.penv.report;

import dev.penv.complaint.Durations;
import dev.penv.measure.Figures;
import dev.penv.money.Money;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import dev.penv.run.Run;
import dev.penv.run.RunView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Runs as tables: {@code /status} and {@code /history}. */
public final class Tables {
  private final Links links;

  public Tables(Links links) {
    this.links = links;
  }

  /**
   * What is live, with its machines, age, deadline and price.
   *
   * @param now decides age and spend
   */
  public String status(List<RunView> live, List<RunView> latest, Instant now) {
    if (live.isEmpty()) {
      return latest.isEmpty()
          ? Replies.noRunsYet()
          : "Nothing runs here at the moment.\n\n" + history(latest);
    }
    var head =
        """
        | run | task | state | machine | age | at most | price | so far |
        |---|---|---|---|---:|---:|---:|---:|
        """;
    return head
        + live.stream().map(view -> statusRow(view, now)).collect(Collectors.joining("\n"))
        + "\n\nStop one with `/stop %s`.".formatted(live.getFirst().run().id());
  }

  private String statusRow(RunView view, Instant now) {
    var run = view.run();
    var progress = view.progress();
    var started = progress.since().getOrDefault(Phase.MACHINE, now);
    var soFar = progress.machine().rate().over(Duration.between(started, now));
    return row(
        page(run),
        Markdown.cell(Wording.task(run)),
        state(progress),
        Wording.machine(progress),
        Durations.print(Duration.between(run.askedAt(), now)),
        Durations.print(run.timeout()),
        progress.machine().rate().toString(),
        soFar.plus(progress.cost()).rounded());
  }

  /** Newest first, with parameters and measures. */
  public String history(List<RunView> runs) {
    if (runs.isEmpty()) return Replies.noRunsYet();
    var head =
        """
        | run | task | commit | parameters | outcome | measures | took | cost |
        |---|---|---|---|---|---|---:|---:|
        """;
    return head + runs.stream().map(this::historyRow).collect(Collectors.joining("\n"));
  }

  private String historyRow(RunView view) {
    var run = view.run();
    var progress = view.progress();
    return row(
        page(run),
        Markdown.cell(Wording.task(run)),
        "[`%s`](%s)".formatted(run.commit().abbreviated(), links.commit(run.repo(), run.commit())),
        Markdown.cell(Wording.parameters(run)),
        state(progress),
        measures(progress),
        took(run, progress),
        progress.cost().equals(Money.ZERO) ? "$0.00" : progress.cost().rounded());
  }

  private String page(Run run) {
    return "[`%s`](%s)".formatted(run.id(), links.page(run));
  }

  private static String state(Progress progress) {
    return switch (progress.state()) {
      case Progress.State.Live() ->
          progress.place() > 0 ? "place " + progress.place() : Wording.phase(progress.phase());
      case Progress.State.Ended(var outcome, var _) -> {
        var ending = Ending.of(outcome);
        yield ending.sign() + " " + ending.phrase().replace("|", "\\|");
      }
    };
  }

  private static String measures(Progress progress) {
    return progress.measures().stream()
        .limit(4)
        .map(measure -> Markdown.cell(measure.name()) + " " + Figures.of(measure.value()))
        .collect(Collectors.joining("<br>"));
  }

  private static String took(Run run, Progress progress) {
    return switch (progress.state()) {
      case Progress.State.Live() -> "";
      case Progress.State.Ended ended -> RunReports.elapsed(run, ended);
    };
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
