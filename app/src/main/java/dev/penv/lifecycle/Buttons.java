package dev.penv.lifecycle;

import dev.penv.event.Event.ButtonPressed;
import dev.penv.event.Event.CheckRerun;
import dev.penv.event.Event.SuiteRerun;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.github.SeenHeads;
import dev.penv.lifecycle.PressAnswers.Press;
import dev.penv.report.EnvironmentReport;
import dev.penv.report.PolicyReport;
import dev.penv.report.Replies;
import dev.penv.report.RunReports;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.run.RunRecords;
import dev.penv.run.RunView;
import java.util.List;
import java.util.Optional;

/**
 * What is pressed on check runs of ours. Each press counts once. Answers go to the thread that the
 * check run belongs to: GitHub names none for a fork, so it is looked up in our own records.
 */
public final class Buttons {
  private final RunRecords records;
  private final SeenHeads heads;
  private final Again again;
  private final EnvironmentChecks environments;
  private final PolicyCheck policies;
  private final PressAnswers answers;

  Buttons(
      RunRecords records,
      SeenHeads heads,
      Again again,
      EnvironmentChecks environments,
      PolicyCheck policies,
      PressAnswers answers) {
    this.records = records;
    this.heads = heads;
    this.again = again;
    this.environments = environments;
    this.policies = policies;
    this.answers = answers;
  }

  /** GitHub's own "Re-run" beside a check run. */
  public void again(CheckRerun rerun) {
    var press = press(rerun);
    if (counts(press)) again(press, rerun.externalId());
  }

  /** GitHub's own "Re-run all checks" of a commit. */
  public void again(SuiteRerun rerun) {
    var suite = suite(rerun);
    var press = press(rerun, suite);
    if (!counts(press)) return;
    if (again(press, suite.runs()) && !suite.left().isEmpty()) {
      answers.say(press, Replies.leftOut(Suite.MOST, suite.left()));
    }
    environments.renewShown(rerun.repo(), rerun.commit());
  }

  /** A button of ours. */
  public void pressed(ButtonPressed pressed) {
    var press = press(pressed);
    if (counts(press)) answer(press, pressed);
  }

  /** Tells whoever pressed that nothing could be made of it. */
  public void givenUp(CheckRerun rerun) {
    answers.givenUp(press(rerun));
  }

  /** Tells whoever pressed that nothing could be made of it. */
  public void givenUp(SuiteRerun rerun) {
    answers.givenUp(press(rerun, suite(rerun)));
  }

  /** Tells whoever pressed that nothing could be made of it. */
  public void givenUp(ButtonPressed pressed) {
    answers.givenUp(press(pressed));
  }

  private boolean counts(Press press) {
    return !answers.isIgnored(press) && !answers.isTooOld(press);
  }

  private Press press(CheckRerun rerun) {
    var number = thread(rerun.repo(), rerun.commit(), rerun.externalId());
    var ask = "button/" + rerun.delivery();
    return new Press(rerun.repo(), number, rerun.commit(), rerun.sender(), ask, rerun.at());
  }

  private Press press(SuiteRerun rerun, Suite suite) {
    var number =
        suite.runs().stream()
            .findFirst()
            .map(Run::number)
            .orElseGet(() -> thread(rerun.repo(), rerun.commit()));
    return new Press(rerun.repo(), number, rerun.commit(), rerun.sender(), ask(rerun), rerun.at());
  }

  private Suite suite(SuiteRerun rerun) {
    var views = records.at(rerun.repo().id(), rerun.commit());
    return Suite.of(views, name -> records.of(ask(rerun) + "/" + name).isPresent());
  }

  private static String ask(SuiteRerun rerun) {
    return "suite/" + rerun.delivery();
  }

  private Press press(ButtonPressed pressed) {
    var number = thread(pressed.repo(), pressed.commit(), pressed.externalId());
    var ask = "button/" + pressed.delivery();
    return new Press(pressed.repo(), number, pressed.commit(), pressed.sender(), ask, pressed.at());
  }

  private void answer(Press press, ButtonPressed pressed) {
    switch (pressed.identifier()) {
      case RunReports.AGAIN -> again(press, pressed.externalId());
      case RunReports.DEV -> answers.say(press, Replies.noDevYet());
      case RunReports.KEEP -> answers.say(press, Replies.noKeepYet());
      default -> answers.say(press, Replies.unknownButton());
    }
  }

  /** What is no run is looked at again; an answer stays as it is. */
  private void again(Press press, String externalId) {
    var run = run(press.repo(), externalId);
    if (run.isPresent()) again(press, run.get(), press.ask());
    else if (EnvironmentReport.isOne(externalId)) environments.renew(press.repo(), press.commit());
    else if (PolicyReport.isOne(externalId)) policies.again(press.repo(), press.commit());
    else if (RunId.parse(externalId).isPresent()) answers.say(press, Replies.forgottenRun());
    else answers.say(press, Replies.nothingToRunAgain());
  }

  private boolean again(Press press, List<Run> runs) {
    return runs.stream()
        .allMatch(run -> again(press, run, press.ask() + "/" + RunReports.name(run)));
  }

  /** False when this person may not: then nothing else of the press is tried. */
  private boolean again(Press press, Run earlier, String ask) {
    var pressed = again.press(press.who(), earlier.in(press.repo()), ask);
    if (!(pressed instanceof Pressed.Refused(var why))) return true;
    answers.refuse(press, why);
    return false;
  }

  private int thread(Repo repo, CommitId commit, String externalId) {
    return run(repo, externalId).map(Run::number).orElseGet(() -> thread(repo, commit));
  }

  private int thread(Repo repo, CommitId commit) {
    return heads.numberOf(repo, commit).orElse(CommitNotes.NO_THREAD);
  }

  private Optional<Run> run(Repo repo, String externalId) {
    return RunId.parse(externalId)
        .flatMap(records::find)
        .map(RunView::run)
        .filter(run -> run.repo().id() == repo.id());
  }
}
