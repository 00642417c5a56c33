package dev.penv.lifecycle;

import dev.penv.event.Event.ButtonPressed;
import dev.penv.event.Event.CheckRerun;
import dev.penv.github.Account;
import dev.penv.github.Repo;
import dev.penv.github.Writer;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import dev.penv.policy.Refusals;
import dev.penv.report.Replies;
import dev.penv.report.RunReports;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.run.RunRecords;
import dev.penv.run.RunView;
import java.util.Optional;

/** What is pressed on a check run of ours. */
public final class Buttons {
  private final RunRecords records;
  private final Again again;
  private final Refusals refusals;
  private final Writer writer;

  Buttons(RunRecords records, Again again, Refusals refusals, Writer writer) {
    this.records = records;
    this.again = again;
    this.refusals = refusals;
    this.writer = writer;
  }

  /** GitHub's own "Re-run". */
  public void again(CheckRerun rerun) {
    run(rerun.repo(), rerun.externalId())
        .ifPresent(run -> again(rerun.sender(), run, "button/" + rerun.delivery()));
  }

  /** A button of ours. One that this version does not know is an older page's. */
  public void pressed(ButtonPressed pressed) {
    var run = run(pressed.repo(), pressed.externalId());
    if (run.isEmpty() || pressed.sender().bot()) return;
    var ask = "button/" + pressed.delivery();
    if (pressed.identifier().equals(RunReports.AGAIN)) {
      again(pressed.sender(), run.get(), ask);
    } else {
      say(run.get(), ask, Replies.notYet(pressed.identifier()));
    }
  }

  private void again(Account sender, Run earlier, String ask) {
    if (sender.bot()) return;
    if (!(again.press(sender, earlier, ask) instanceof Pressed.Refused(var why))) return;
    // Told once for each pull request, as when it is typed.
    if (refusals.first(earlier.repo(), earlier.number(), sender, ask)) say(earlier, ask, why);
  }

  private void say(Run run, String ask, String text) {
    var marker = ask.replace('/', '=');
    writer.put(new Writing.Say(run.repo(), run.number(), marker, text, Urgency.NOW));
  }

  private Optional<Run> run(Repo repo, String externalId) {
    return RunId.parse(externalId)
        .flatMap(records::find)
        .map(RunView::run)
        .filter(run -> run.repo().id() == repo.id());
  }
}
