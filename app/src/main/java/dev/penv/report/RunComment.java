package dev.penv.report;

import dev.penv.github.CommentLinks;
import dev.penv.github.Writing;
import dev.penv.measure.Plots;
import dev.penv.run.Origin;
import dev.penv.run.Outcome;
import dev.penv.run.Progress;
import dev.penv.run.Run;
import dev.penv.run.RunView;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The living comment of a run. */
final class RunComment {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Enough to see what failed; the whole log is one click away. */
  private static final int TAIL_LINES = 30;

  private static final int TAIL_CHARACTERS = 8_000;

  /** What GitHub takes, less a mention and the hidden mark; beyond it plots are left out first. */
  private static final int ROOM = 65_000;

  private final Links links;

  RunComment(Links links) {
    this.links = links;
  }

  String live(RunView view, Plots plots) {
    var text = live(view, new PlotText(links).of(view.run(), plots));
    return text.length() <= ROOM ? text : live(view, "");
  }

  private String live(RunView view, String plots) {
    var run = view.run();
    return paragraphs(
        line(head(run), liveState(view.progress())),
        notes(view),
        MeasureTable.of(view.progress().measures()),
        plots,
        line(particulars(view)),
        line(link("log, live", links.page(run)), "stop: `/stop %s`".formatted(run.id())));
  }

  String ended(RunReport report) {
    var text = ended(report, new PlotText(links).of(report.view().run(), report.plots()));
    return text.length() <= ROOM ? text : ended(report, "");
  }

  private String ended(RunReport report, String plots) {
    var view = report.view();
    var ended = (Progress.State.Ended) view.progress().state();
    var ending = Ending.of(ended.outcome());
    return paragraphs(
        line(head(view.run()), state(view, ended, ending), cost(view.progress())),
        ending.next(),
        notes(view),
        MeasureTable.of(report),
        plots,
        failed(ended.outcome()) ? tail(report.logTail()) : "",
        line(particulars(view), Wording.durations(view.progress(), ended.at())),
        foot(view));
  }

  /** What the living comment shrinks to when another one has the result. */
  String pointer(RunReport report, Writing.Say closing) {
    var run = report.view().run();
    var ended = (Progress.State.Ended) report.view().progress().state();
    return line(
        head(run),
        state(report.view(), ended, Ending.of(ended.outcome())),
        "[the result](%s)".formatted(CommentLinks.to(closing)));
  }

  private String head(Run run) {
    return "**%s** · [`%s`](%s)"
        .formatted(
            Markdown.prose(Wording.task(run)),
            run.commit().abbreviated(),
            links.commit(run.repo(), run.commit()));
  }

  private static String liveState(Progress progress) {
    if (progress.place() > 0) {
      return "⏳ waiting, place %d in the queue".formatted(progress.place());
    }
    var since = Wording.since(progress).map(at -> " since " + CLOCK.format(at)).orElse("");
    var percent = progress.fraction() > 0 ? ", %.0f %%".formatted(progress.fraction() * 100) : "";
    return "⏳ " + Wording.course(progress.phase()) + since + percent;
  }

  private static String state(RunView view, Progress.State.Ended ended, Ending ending) {
    return ending.sign() + " " + RunReports.told(view.run(), ended);
  }

  private static String cost(Progress progress) {
    return "**%s**".formatted(progress.cost().rounded());
  }

  private static String notes(RunView view) {
    return Wording.notes(view).map(note -> "> " + note).collect(Collectors.joining("\n>\n"));
  }

  private static String particulars(RunView view) {
    return line(Markdown.code(Wording.parameters(view.run())), Wording.machine(view.progress()));
  }

  private static boolean failed(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed _,
          Outcome.OutOfMemory _,
          Outcome.TimedOut _,
          Outcome.Broken _,
          Outcome.Lost _ ->
          true;
      case Outcome.Succeeded _,
          Outcome.Stopped _,
          Outcome.Closed _,
          Outcome.OutOfReach _,
          Outcome.HeadMoved _,
          Outcome.Superseded _,
          Outcome.Refused _ ->
          false;
    };
  }

  private static String tail(String log) {
    var tail = Markdown.tail(log, TAIL_LINES, TAIL_CHARACTERS);
    return tail.isBlank() ? "The log is empty." : Markdown.block(tail);
  }

  private String foot(RunView view) {
    var run = view.run();
    var files = view.progress().artifacts();
    return line(
        link("log", links.log(run)),
        files.isEmpty() ? "" : link("outputs, " + Wording.files(files), links.outputs(run)),
        "again: `/rerun %s`".formatted(run.id()),
        parent(run),
        "details: `/status`");
  }

  private static String parent(Run run) {
    return switch (run.origin()) {
      case Origin.Comment _, Origin.Dispatch _ -> "";
      case Origin.Approved(var _, var _, var by) ->
          "a fork's commit, approved by " + Markdown.code(by.login());
      case Origin.Again(var parent, var _) -> "again of `%s`".formatted(parent);
    };
  }

  private static String link(String text, URI target) {
    return "[%s](%s)".formatted(text, target);
  }

  private static String line(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
  }

  private static String paragraphs(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
  }
}
