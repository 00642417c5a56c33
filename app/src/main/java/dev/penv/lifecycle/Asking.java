package dev.penv.lifecycle;

import dev.penv.command.Command;
import dev.penv.command.Inputs;
import dev.penv.command.Key;
import dev.penv.command.Options;
import dev.penv.command.Parameters;
import dev.penv.command.Target;
import dev.penv.command.Topic;
import dev.penv.complaint.Complained;
import dev.penv.environment.Binding;
import dev.penv.environment.Environment;
import dev.penv.environment.Reading;
import dev.penv.environment.Task;
import dev.penv.event.Event.CommentPosted;
import dev.penv.event.Event.WorkflowDispatched;
import dev.penv.github.CommitId;
import dev.penv.hardware.After;
import dev.penv.hardware.Requirements;
import dev.penv.hardware.Wishes;
import dev.penv.report.HelpText;
import dev.penv.report.Notes;
import dev.penv.report.Replies;
import dev.penv.report.TasksRun;
import dev.penv.report.Wording;
import dev.penv.run.Origin;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns an ask into a Run, or into the reason why not. */
final class Asking {
  private final Heads heads;
  private final ReadEnvironment environments;
  private final RunMaker maker;
  private final Market market;
  private final Rights rights;
  private final Runs runs;
  private final TasksRun tasksRun;

  Asking(
      Heads heads,
      ReadEnvironment environments,
      RunMaker maker,
      Market market,
      Rights rights,
      Runs runs,
      TasksRun tasksRun) {
    this.heads = heads;
    this.rights = rights;
    this.environments = environments;
    this.maker = maker;
    this.market = market;
    this.runs = runs;
    this.tasksRun = tasksRun;
  }

  Answer start(Spoken spoken, Command.Start start) {
    return answering(
        spoken.ask(),
        () -> {
          checkBuilt(start.options());
          var given = single(start.parameters());
          var head = heads.pin(spoken);
          checkSmallest(head, start.options());
          var understood = understood(spoken, head, start.options());
          var purpose = purpose(understood.environment(), start.target(), given);
          var notes = Notes.of(understood, tasksRun);
          var run = maker.make(spoken, head, purpose, start.options(), notes);
          return go(spoken.ask(), run, start.options());
        });
  }

  /** What a workflow's inputs ask for, at the commit that was its head. */
  Answer start(WorkflowDispatched dispatched, String ask, CommitId head) {
    return answering(
        ask,
        () -> {
          var start = Inputs.read(dispatched.inputs());
          checkBuilt(start.options());
          var given = single(start.parameters());
          var understood = environments.at(dispatched.repo(), head, start.options().environment());
          var purpose = purpose(understood.environment(), start.target(), given);
          var notes = Notes.of(understood, tasksRun, dispatched.workflow(), dispatched.ref());
          var run = maker.make(dispatched, head, purpose, start.options(), notes);
          return go(ask, run, start.options());
        });
  }

  /** The same commit, task and parameters, with what was typed on top. */
  Answer again(Spoken spoken, Command.Rerun rerun, Run earlier) {
    return answering(
        spoken.ask(),
        () -> {
          checkBuilt(rerun.options());
          var given = single(rerun.parameters());
          heads.checkAgain(spoken, earlier);
          var purpose =
              switch (earlier.purpose()) {
                case Purpose.RunTask before -> bound(before.task(), over(before, given));
              };
          var comment = spoken.comment();
          var run =
              maker.again(
                  comment.author(),
                  comment.comment(),
                  in(comment, earlier),
                  purpose,
                  rerun.options());
          return go(spoken.ask(), run, rerun.options());
        });
  }

  /**
   * It is told where it is asked for, wherever the earlier one was.
   *
   * @throws Declined for a commit of a pull request in an issue: its measures would be taken for
   *     those of the branch that others are compared with
   */
  private static Run in(CommentPosted comment, Run earlier) {
    if (earlier.onPullRequest() && !comment.onPullRequest()) {
      throw new Declined(new Answer.Refusal(Replies.againInPulls(earlier)));
    }
    return earlier.in(comment.repo()).toldIn(comment.number());
  }

  /** The run that an ask has begun. */
  Optional<Run> begun(String ask) {
    return runs.begun(ask);
  }

  Answer menu(Spoken spoken) {
    return help(spoken, new Topic.Everything());
  }

  Answer help(Spoken spoken, Topic topic) {
    return answering(() -> {
      var repo = spoken.comment().repo();
      var environment =
          heads
              .shown(spoken)
              .map(commit -> environments.orNone(repo, commit))
              .orElse(Environment.NONE);
      var policy = rights.policy(repo);
      return new Answer.Told(HelpText.of(topic, environment, market.everything(policy), policy));
    });
  }

  private Reading.Understood understood(Spoken spoken, Head head, Options options) {
    return environments.at(spoken.comment().repo(), head.commit(), options.environment());
  }

  private static Purpose purpose(
      Environment environment, Target target, Map<String, String> given) {
    return bound(TaskChoice.of(environment, target), given);
  }

  private static Purpose bound(Task task, Map<String, String> given) {
    return switch (task.bind(given)) {
      case Binding.Bound(var values) -> new Purpose.RunTask(task, values);
      case Binding.Unbound(var complaints) ->
          throw new Declined(new Answer.NotUnderstood(Replies.complaints(complaints)));
    };
  }

  private static Map<String, String> over(Purpose.RunTask before, Map<String, String> given) {
    var all = new LinkedHashMap<String, String>();
    before.parameters().forEach((name, value) -> all.put(name, Wording.value(value)));
    all.putAll(given);
    return all;
  }

  private static Map<String, String> single(Parameters parameters) {
    if (parameters.isSweep()) throw new Declined(new Answer.NotUnderstood(Replies.sweep()));
    return parameters.runs().getFirst();
  }

  /** A key that would be ignored is refused: nobody should rely on it. */
  private static void checkBuilt(Options options) {
    var ignored = options.says(Key.HOLD_ON_FAILURE) ? Key.HOLD_ON_FAILURE : Key.AFTER;
    var keeps = !(options.after() instanceof After.Terminate);
    if (options.says(Key.HOLD_ON_FAILURE) || keeps) {
      throw new Declined(new Answer.NotUnderstood(Replies.keyNotYet(ignored.word())));
    }
  }

  /** A fork's commit gets the smallest machine, so that asking for another one is in vain. */
  private static void checkSmallest(Head head, Options options) {
    var wants = !options.needs().equals(Requirements.NONE) || !options.wishes().equals(Wishes.NONE);
    if (wants && head.origin() instanceof Origin.Approved) {
      throw new Declined(new Answer.NotUnderstood(Replies.forkGetsTheSmallest()));
    }
  }

  private Answer go(String ask, Run run, Options options) {
    if (options.dry()) return new Answer.Told(market.wouldDo(run));
    heads.useUp(ask, run);
    return new Answer.Begun(runs.start(ask, run));
  }

  /** What has begun already is answered by that, and by nothing that has changed since. */
  private Answer answering(String ask, Supplier<Answer> body) {
    return runs.begun(ask).<Answer>map(Answer.Begun::new).orElseGet(() -> answering(body));
  }

  private static Answer answering(Supplier<Answer> body) {
    try {
      return body.get();
    } catch (Declined declined) {
      return declined.answer();
    } catch (Complained complained) {
      return new Answer.NotUnderstood(Replies.complaints(List.of(complained.complaint())));
    }
  }
}
