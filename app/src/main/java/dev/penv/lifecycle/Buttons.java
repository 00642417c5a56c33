package dev.penv.lifecycle;

import dev.penv.command.Options;
import dev.penv.complaint.Complained;
import dev.penv.event.Event.ButtonPressed;
import dev.penv.event.Event.CheckRerun;
import dev.penv.github.Account;
import dev.penv.github.GitHub;
import dev.penv.github.Repo;
import dev.penv.github.Writer;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import dev.penv.policy.Ask;
import dev.penv.policy.Ask.Matter;
import dev.penv.policy.Policy;
import dev.penv.policy.Verdict;
import dev.penv.report.Replies;
import dev.penv.report.RunReports;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.run.RunRecords;
import dev.penv.run.RunView;
import java.util.Optional;

/** What is pressed on a check run of ours. */
public final class Buttons {
  private final GitHub github;
  private final Policy policy;
  private final RunRecords records;
  private final RunMaker maker;
  private final Runs runs;
  private final AuditTrail trail;
  private final Writer writer;

  Buttons(
      GitHub github,
      Policy policy,
      RunRecords records,
      RunMaker maker,
      Runs runs,
      AuditTrail trail,
      Writer writer) {
    this.github = github;
    this.policy = policy;
    this.records = records;
    this.maker = maker;
    this.runs = runs;
    this.trail = trail;
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
    var permission = github.permission(earlier.repo(), sender);
    var matter = new Matter.RunOwnCode();
    switch (policy.decide(new Ask(sender, permission, earlier.repo(), matter))) {
      case Verdict.Denied denied -> {
        trail.denied(ask, sender, earlier, denied);
        say(earlier, ask, Replies.denied(denied));
      }
      case Verdict.Allowed() -> {
        try {
          var again = maker.again(sender, 0, earlier, earlier.purpose(), Options.NONE);
          trail.begun(ask, sender, runs.start(ask, again));
        } catch (Complained complained) {
          say(earlier, ask, Replies.complaint(complained.complaint()));
        }
      }
    }
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
