package dev.penv.report;

import dev.penv.complaint.Durations;
import dev.penv.github.Check;
import dev.penv.github.Reaction;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import dev.penv.measure.Plots;
import dev.penv.run.Outcome;
import dev.penv.run.Progress;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.run.RunView;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run as it should stand on GitHub: one check run, one living comment, for a long run one more.
 */
public final class RunReports {
  /** From here on the asker has gone to do something else: editing a comment notifies nobody. */
  private static final Duration LONG = Duration.ofMinutes(5);

  /** Identifier of the button that runs the same again. */
  public static final String AGAIN = "rerun";

  /** Identifier of the button that opens the dev environment. */
  public static final String DEV = "dev";

  /** Identifier of the button that keeps a machine; not offered before it does. */
  public static final String KEEP = "keep";

  private final Links links;

  public RunReports(Links links) {
    this.links = links;
  }

  /** One that goes on, with its plots as far as they are to be told. */
  public List<Writing> live(RunView view, Plots plots, Urgency urgency) {
    var check = show(view.run(), new RunCheck(links).live(view), urgency);
    if (hasNoThread(view.run())) return List.of(check);
    return List.of(check, say(view.run(), "", new RunComment(links).live(view, plots), urgency));
  }

  /** What was asked for outside of any conversation is told on its commit alone. */
  private static boolean hasNoThread(Run run) {
    return run.number() == 0;
  }

  /** The task's name, as the name of the check run ends. */
  public static String name(Run run) {
    return Wording.task(run);
  }

  public List<Writing> ended(RunReport report) {
    return Stream.concat(told(report).stream(), refused(report.view())).toList();
  }

  private List<Writing> told(RunReport report) {
    var run = report.view().run();
    var check = show(run, new RunCheck(links).ended(report), Urgency.NOW);
    if (hasNoThread(run)) return List.of(check);
    var whole = new RunComment(links).ended(report);
    if (!isLong(report.view())) return List.of(check, say(run, "", whole, Urgency.NOW));
    var closing = say(run, "/end", "@%s\n\n%s".formatted(run.asker().login(), whole), Urgency.NOW);
    var pointer = new RunComment(links).pointer(report, closing);
    return List.of(check, closing, say(run, "", pointer, Urgency.NOW));
  }

  /** What never began is a refusal of the comment, and is acknowledged as one. */
  private static Stream<Writing> refused(RunView view) {
    var comment = view.run().origin().comment();
    var refused =
        view.progress().state() instanceof Progress.State.Ended(var outcome, var _)
            && outcome instanceof Outcome.Refused;
    if (!refused || comment == 0) return Stream.of();
    return Stream.of(new Writing.React(view.run().repo(), comment, Reaction.MINUS_ONE));
  }

  private static boolean isLong(RunView view) {
    return switch (view.progress().state()) {
      case Progress.State.Live() -> false;
      case Progress.State.Ended(var _, var at) ->
          Duration.between(view.run().askedAt(), at).compareTo(LONG) >= 0;
    };
  }

  private static Writing.Show show(Run run, Check check, Urgency urgency) {
    return new Writing.Show(
        run.repo(), run.commit(), "penv / " + Wording.task(run), run.id().value(), check, urgency);
  }

  private static Writing.Say say(Run run, String suffix, String body, Urgency urgency) {
    return new Writing.Say(run.repo(), run.number(), marker(run.id()) + suffix, body, urgency);
  }

  /** Identity of its living comment. */
  static String marker(RunId run) {
    return "run=" + run;
  }

  /** What became of a run, and after which time. */
  static String told(Run run, Progress.State.Ended ended) {
    var phrase = Ending.of(ended.outcome()).phrase();
    return switch (ended.outcome()) {
      case Outcome.Succeeded _, Outcome.Failed _ -> phrase + " in " + elapsed(run, ended);
      case Outcome.Stopped _,
          Outcome.OutOfMemory _,
          Outcome.TimedOut _,
          Outcome.Closed _,
          Outcome.OutOfReach _,
          Outcome.Superseded _,
          Outcome.Broken _,
          Outcome.Lost _ ->
          phrase + " · after " + elapsed(run, ended);
      case Outcome.HeadMoved _, Outcome.Refused _ -> phrase;
    };
  }

  static String elapsed(Run run, Progress.State.Ended ended) {
    return Durations.print(Duration.between(run.askedAt(), ended.at()));
  }
}
