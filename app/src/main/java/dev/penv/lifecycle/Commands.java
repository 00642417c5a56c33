package dev.penv.lifecycle;

import dev.penv.command.Command;
import dev.penv.command.Which;
import dev.penv.event.Event.CommentPosted;
import dev.penv.policy.Ask.Matter;
import dev.penv.policy.Verdict;
import dev.penv.report.Replies;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.run.RunQuery;
import dev.penv.run.RunRecords;
import dev.penv.run.RunView;
import dev.penv.run.Standing;
import dev.penv.run.Stops;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The table of contents of what people can type. */
final class Commands implements Conversation.Doer {
  private static final int MANY = 100;

  private final RunRecords records;
  private final Stops stops;
  private final Rights rights;
  private final Runs runs;
  private final Asking asking;
  private final Approving approving;
  private final Initiation initiation;
  private final Telltale telltale;

  Commands(
      RunRecords records,
      Stops stops,
      Rights rights,
      Runs runs,
      Asking asking,
      Approving approving,
      Initiation initiation,
      Telltale telltale) {
    this.records = records;
    this.stops = stops;
    this.rights = rights;
    this.runs = runs;
    this.asking = asking;
    this.approving = approving;
    this.initiation = initiation;
    this.telltale = telltale;
  }

  @Override
  public Answer carryOut(Spoken spoken, Command command) {
    return switch (command) {
      case Command.Start start -> asking.start(spoken, start);
      case Command.Rerun rerun ->
          withRun(spoken, rerun.which(), view -> asking.again(spoken, rerun, view.run()));
      case Command.Stop(var which) -> stop(spoken, which);
      case Command.Status() -> telltale.status(spoken.comment());
      case Command.Logs(var which, var since) ->
          withRun(spoken, which, view -> telltale.logs(view, since));
      case Command.History(var task) -> telltale.history(spoken.comment(), task);
      case Command.Menu() -> asking.menu(spoken);
      case Command.Approve(var commit, var _) -> approving.approve(spoken, commit);
      case Command.Init init -> initiation.init(spoken, init);
      case Command.Help(var topic) -> asking.help(spoken, topic);
      case Command.NotYet(var word) -> new Answer.Told(Replies.notYet(word));
    };
  }

  @Override
  public boolean isDone(Spoken spoken) {
    return asking.begun(spoken.ask()).isPresent() || stops.of(spoken.ask()).isPresent();
  }

  /** Runs of this pull request or issue that have no outcome yet, newest first. */
  List<Run> live(CommentPosted comment) {
    var here = RunQuery.of(comment.repo().id(), comment.number(), MANY).only(Standing.LIVE);
    return records.list(here).stream().map(RunView::run).toList();
  }

  /** Heard again, it ends the run that it has chosen, and not the one that is the newest by now. */
  private Answer stop(Spoken spoken, Which which) {
    return stops
        .of(spoken.ask())
        .map(run -> end(run, spoken))
        .orElseGet(() -> choose(spoken, which));
  }

  private Answer choose(Spoken spoken, Which which) {
    var meant = meant(which, live(spoken.comment()));
    if (meant.isEmpty()) return new Answer.Told(Replies.nothingToStop());
    var run = meant.get();
    var matter = new Matter.Stop(run.asker());
    return switch (rights.decide(run.repo(), spoken.comment().author(), matter)) {
      case Verdict.Denied denied -> new Answer.Refusal(Replies.denied(denied));
      case Verdict.Allowed() -> {
        stops.keep(spoken.ask(), run.id());
        yield end(run.id(), spoken);
      }
    };
  }

  /**
   * The run that is meant.
   *
   * @param live newest first
   */
  static Optional<Run> meant(Which which, List<Run> live) {
    return switch (which) {
      case Which.Latest() -> live.stream().findFirst();
      case Which.Named(var id) -> live.stream().filter(run -> run.id().equals(id)).findFirst();
    };
  }

  private Answer end(RunId run, Spoken spoken) {
    runs.signal(run, new RunSignal.Stop(spoken.comment().author()));
    return new Answer.Done();
  }

  private Answer withRun(Spoken spoken, Which which, Function<RunView, Answer> then) {
    return switch (which) {
      case Which.Latest() ->
          newest(spoken.comment()).map(then).orElse(new Answer.Told(Replies.noRunsYet()));
      case Which.Named(var id) ->
          records
              .find(id)
              .filter(view -> view.run().repo().id() == spoken.comment().repo().id())
              .map(then)
              .orElse(new Answer.NotUnderstood(Replies.noSuchRun(id.value())));
    };
  }

  private Optional<RunView> newest(CommentPosted comment) {
    return records.list(RunQuery.of(comment.repo().id(), comment.number(), 1)).stream().findFirst();
  }
}
