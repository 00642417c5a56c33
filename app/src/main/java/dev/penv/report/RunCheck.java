package dev.penv.report;

import dev.penv.github.Check;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import dev.penv.run.Run;
import dev.penv.run.RunView;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The check run of a run. Its conclusion is the exit code of the command. */
final class RunCheck {
  /** GitHub takes 65 535 characters; fences and the cut's sign need some. */
  private static final int TAIL_CHARACTERS = 60_000;

  private static final int TAIL_LINES = 500;
  private static final Check.Button AGAIN =
      new Check.Button("Run again", "The same commit and parameters again", RunReports.AGAIN);

  private final Links links;

  RunCheck(Links links) {
    this.links = links;
  }

  Check live(RunView view) {
    var progress = view.progress();
    return new Check(
        progress.place() > 0 ? new Check.State.Queued() : new Check.State.InProgress(),
        view.run().askedAt(),
        links.page(view.run()),
        liveTitle(progress),
        summary(view, MeasureTable.of(progress.measures()), live(view.run())),
        "",
        List.of(),
        List.of());
  }

  Check ended(RunReport report) {
    var view = report.view();
    var ended = (Progress.State.Ended) view.progress().state();
    var ending = Ending.of(ended.outcome());
    return new Check(
        new Check.State.Completed(ending.conclusion(), ended.at()),
        view.run().askedAt(),
        links.page(view.run()),
        Markdown.bare(RunReports.told(view.run(), ended)),
        summary(view, MeasureTable.of(report), ending.next()) + phases(view.progress(), ended.at()),
        text(report.logTail()),
        List.of(),
        new PlotText(links).image(view.run(), report.plots()).stream().toList(),
        List.of(AGAIN));
  }

  private String live(Run run) {
    return "[Phase, log and measures, live](%s)".formatted(links.page(run));
  }

  private static String liveTitle(Progress progress) {
    if (progress.place() > 0) return "place %d in the queue".formatted(progress.place());
    return progress.phase().compareTo(Phase.RUNNING) < 0
        ? "phase and log live on its page"
        : Wording.phase(progress.phase());
  }

  private static String summary(RunView view, String table, String first) {
    var parameters = Markdown.code(Wording.parameters(view.run()));
    return Stream.of(
            first,
            Wording.notes(view).collect(Collectors.joining("\n\n")),
            table,
            parameters.isEmpty() ? "" : "Parameters: " + parameters,
            machine(view.progress()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private static String machine(Progress progress) {
    var machine = Wording.machine(progress);
    if (machine.isEmpty()) {
      return progress.state() instanceof Progress.State.Live ? "" : "No machine was used.";
    }
    var priced = "Machine: %s at %s".formatted(machine, progress.machine().rate());
    return switch (progress.state()) {
      case Progress.State.Live() -> priced;
      case Progress.State.Ended _ -> priced + " · cost " + progress.cost().rounded();
    };
  }

  private static String phases(Progress progress, Instant end) {
    var durations = Wording.durations(progress, end);
    return durations.isEmpty() ? "" : "\n\nPhases: " + durations;
  }

  private static String text(String log) {
    var tail = Markdown.tail(log, TAIL_LINES, TAIL_CHARACTERS);
    return tail.isBlank() ? "" : "The end of the log:\n\n" + Markdown.block(tail);
  }
}
