package dev.penv.lifecycle;

import dev.penv.event.Event.ButtonPressed;
import dev.penv.event.Event.CheckRerun;
import dev.penv.event.Event.SuiteRerun;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.github.SeenHeads;
import dev.penv.lifecycle.PressAnswers.Press;
import dev.penv.report.EnvironmentReport;
import dev.penv.report.Replies;
import dev.penv.report.RunReports;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.run.RunRecords;
import dev.penv.run.RunView;
import dev.penv.run.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What is pressed on check runs of ours. Each press counts once. Answers go to the thread that the
 * check run belongs to: GitHub names none for a fork, so it is looked up in our own records.
 */
public final class Buttons {
  /** More tasks than that on one commit are not run again with one click. */
  private static final int MOST_AT_ONCE = 20;

  private final RunRecords records;
  private final SeenHeads heads;
  private final Again again;
  private final EnvironmentChecks environments;
  private final PressAnswers answers;

  Buttons(
      RunRecords records,
      SeenHeads heads,
      Again again,
      EnvironmentChecks environments,
      PressAnswers answers) {
    this.records = records;
    this.heads = heads;
    this.again = again;
    this.environments = environments;
    this.answers = answers;
  }

  /** GitHub's own "Re-run" beside a check run. */
  public void again(CheckRerun rerun) {
    var run = run(rerun.repo(), rerun.externalId());
    var press =
        new Press(
            rerun.repo(),
            run.map(Run::number).orElse(CommitNotes.NO_THREAD),
            rerun.commit(),
            rerun.sender(),
            "button/" + rerun.delivery());
    if (run.isEmpty() && !isEnvironment(rerun.externalId())) return;
    if (!answers.isIgnored(press)) again(press, run);
  }

  /** GitHub's own "Re-run all checks" of a commit. */
  public void again(SuiteRerun rerun) {
    var runs = latestOfEachTask(rerun.repo(), rerun.commit());
    var ask = "suite/" + rerun.delivery();
    var number = runs.isEmpty() ? thread(rerun.repo(), rerun.commit()) : runs.getFirst().number();
    var press = new Press(rerun.repo(), number, rerun.commit(), rerun.sender(), ask);
    if (answers.isIgnored(press)) return;
    for (var run : runs) if (!again(press, run, ask + "/" + run.id())) break;
    environments.renewShown(rerun.repo(), rerun.commit());
  }

  /** A button of ours. */
  public void pressed(ButtonPressed pressed) {
    var run = run(pressed.repo(), pressed.externalId());
    if (run.isEmpty() && !isEnvironment(pressed.externalId())) return;
    var number = run.map(Run::number).orElseGet(() -> thread(pressed.repo(), pressed.commit()));
    var ask = "button/" + pressed.delivery();
    var press = new Press(pressed.repo(), number, pressed.commit(), pressed.sender(), ask);
    if (answers.isIgnored(press)) return;
    switch (pressed.identifier()) {
      case RunReports.AGAIN -> again(press, run);
      case RunReports.DEV -> answers.say(press, Replies.noDevYet());
      case RunReports.KEEP -> answers.say(press, Replies.noKeepYet());
      default -> answers.say(press, Replies.unknownButton());
    }
  }

  /** Of the environment, which is no run, it is read anew. */
  private void again(Press press, Optional<Run> earlier) {
    if (earlier.isPresent()) again(press, earlier.get(), press.ask());
    else environments.renew(press.repo(), press.commit());
  }

  /** False when this person may not: then nothing else of the press is tried. */
  private boolean again(Press press, Run earlier, String ask) {
    var pressed = again.press(press.who(), earlier.in(press.repo()), ask);
    if (!(pressed instanceof Pressed.Refused(var why))) return true;
    answers.refuse(press, why);
    return false;
  }

  /** Only what has ended: a live one is on its way to say more. */
  private List<Run> latestOfEachTask(Repo repo, CommitId commit) {
    var latest = new LinkedHashMap<String, RunView>();
    for (var view : records.at(repo.id(), commit)) {
      latest.putIfAbsent(RunReports.name(view.run()), view);
    }
    return latest.values().stream()
        .filter(view -> Standing.of(view.progress().state()) != Standing.LIVE)
        .limit(MOST_AT_ONCE)
        .map(RunView::run)
        .toList();
  }

  private int thread(Repo repo, CommitId commit) {
    return heads.numberOf(repo, commit).orElse(CommitNotes.NO_THREAD);
  }

  private static boolean isEnvironment(String externalId) {
    return EnvironmentReport.commit(externalId).isPresent();
  }

  private Optional<Run> run(Repo repo, String externalId) {
    return RunId.parse(externalId)
        .flatMap(records::find)
        .map(RunView::run)
        .filter(run -> run.repo().id() == repo.id());
  }
}
