package dev.penv.lifecycle;

import dev.penv.event.Event.CommentPosted;
import dev.penv.github.Account;
import dev.penv.lifecycle.PressAnswers.Press;
import dev.penv.money.Money;
import dev.penv.policy.Audit;
import dev.penv.policy.Audit.Decision;
import dev.penv.run.Outcome;
import dev.penv.run.Progress;
import dev.penv.run.Run;
import java.time.InstantSource;

/** Writes down every decision, for whoever has to answer for it later. */
final class AuditTrail {
  private static final String ALLOWED = "allowed";
  private static final String MISTAKE = "not understood";

  private final Audit audit;
  private final InstantSource time;

  AuditTrail(Audit audit, InstantSource time) {
    this.audit = audit;
    this.time = time;
  }

  /** A command of a comment. */
  void decided(CommentPosted comment, int index, Answer answer) {
    var ask = "comment/%d/%d".formatted(comment.comment(), index);
    audit.decided(
        switch (answer) {
          case Answer.Begun(var run) ->
              of(comment, ask, run.commit().sha(), ALLOWED, run.id().value());
          case Answer.Approved(var commit, var _) -> of(comment, ask, commit.sha(), ALLOWED, "");
          case Answer.Done(), Answer.Told _ -> of(comment, ask, "", ALLOWED, "");
          case Answer.NotUnderstood _ -> of(comment, mistake(comment, ask), "", MISTAKE, "");
          case Answer.Refusal(var text) -> of(comment, ask, "", text, "");
        });
  }

  /** Apart from what the same line asks for once it is edited. */
  private static String mistake(CommentPosted comment, String ask) {
    return ask + "/" + Fingerprint.of(comment.body()).substring(0, 8);
  }

  /** A comment that is not answered, as its author was told before why not. */
  void ignored(CommentPosted comment, String rule) {
    audit.decided(of(comment, "comment/%d/0".formatted(comment.comment()), "", rule, ""));
  }

  /** A workflow that was dispatched. */
  void dispatched(Press press, Answer answer) {
    var started = answer instanceof Answer.Begun(var run) ? run.id().value() : "";
    audit.decided(of(press, verdict(answer), started));
  }

  /** Something that was pressed too often or too long ago. */
  void refused(Press press, String why) {
    audit.decided(of(press, why, ""));
  }

  private static String verdict(Answer answer) {
    return switch (answer) {
      case Answer.Begun _, Answer.Done(), Answer.Told _, Answer.Approved _ -> ALLOWED;
      case Answer.NotUnderstood _ -> MISTAKE;
      case Answer.Refusal(var text) -> text;
    };
  }

  /** A button that started a run. */
  void begun(String ask, Account who, Run run) {
    audit.decided(of(ask, who, run, ALLOWED, run.id().value()));
  }

  /** A button that asked a run to end. */
  void stopped(String ask, Account who, Run run) {
    audit.decided(of(ask, who, run, ALLOWED, ""));
  }

  /** A button that somebody may not press. */
  void denied(String ask, Account who, Run earlier, String why) {
    audit.decided(of(ask, who, earlier, why, ""));
  }

  /** The operator's switch ended a run. */
  void killed(Account operator, Run run, String why) {
    audit.decided(of("kill/" + run.id(), operator, run, why, ""));
  }

  /** What a run came to, and why it was turned away where it was allowed at first. */
  void settled(Run run, Progress progress, Money cost) {
    audit.settled(run.id(), progress.machine().hardware(), cost);
    if (progress.state() instanceof Progress.State.Ended(var outcome, var _)) ended(run, outcome);
  }

  private void ended(Run run, Outcome outcome) {
    switch (outcome) {
      case Outcome.Refused(var why, var _) -> turnedAway(run, why);
      case Outcome.HeadMoved(var now) -> turnedAway(run, "the head moved to " + now);
      case Outcome.Closed() -> turnedAway(run, "the pull request was closed");
      case Outcome.Succeeded _,
          Outcome.Failed _,
          Outcome.OutOfMemory _,
          Outcome.Stopped _,
          Outcome.TimedOut _,
          Outcome.OutOfReach _,
          Outcome.Superseded _,
          Outcome.Broken _,
          Outcome.Lost _ -> {}
    }
  }

  private void turnedAway(Run run, String why) {
    audit.decided(of("run/" + run.id(), run.asker(), run, why, ""));
  }

  private Decision of(Press press, String verdict, String started) {
    return new Decision(
        press.ask(),
        time.instant(),
        press.who(),
        press.repo(),
        press.number(),
        0,
        press.commit().sha(),
        verdict,
        started);
  }

  private Decision of(
      CommentPosted comment, String ask, String commit, String verdict, String run) {
    return new Decision(
        ask,
        time.instant(),
        comment.author(),
        comment.repo(),
        comment.number(),
        comment.comment(),
        commit,
        verdict,
        run);
  }

  private Decision of(String ask, Account who, Run run, String verdict, String started) {
    return new Decision(
        ask,
        time.instant(),
        who,
        run.repo(),
        run.number(),
        0,
        run.commit().sha(),
        verdict,
        started);
  }
}
