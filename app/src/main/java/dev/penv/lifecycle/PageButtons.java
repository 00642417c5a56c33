package dev.penv.lifecycle;

import dev.penv.github.Account;
import dev.penv.policy.Ask.Matter;
import dev.penv.policy.Verdict;
import dev.penv.report.Replies;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.run.RunRecords;
import dev.penv.run.RunView;
import dev.penv.run.Standing;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/** Presses, decided as commands are. What comes of one is told in the thread. */
final class PageButtons implements Presses {
  private final Rights rights;
  private final RunRecords records;
  private final Again again;
  private final BiConsumer<RunId, RunSignal> signal;
  private final Frequency frequency;
  private final AuditTrail trail;
  private final InstantSource time;

  /**
   * @param signal asks a run for something
   */
  PageButtons(
      Rights rights,
      RunRecords records,
      Again again,
      BiConsumer<RunId, RunSignal> signal,
      Frequency frequency,
      AuditTrail trail,
      InstantSource time) {
    this.rights = rights;
    this.records = records;
    this.again = again;
    this.signal = signal;
    this.frequency = frequency;
    this.trail = trail;
    this.time = time;
  }

  @Override
  public Pressed stop(Account who, Run run, String press) {
    return switch (rights.decide(run.repo(), who, new Matter.Stop(run.asker()))) {
      case Verdict.Denied denied -> {
        var why = Replies.denied(denied);
        trail.denied(press, who, run, why);
        yield new Pressed.Refused(why);
      }
      case Verdict.Allowed() -> end(who, run, press);
    };
  }

  @Override
  public Pressed again(Account who, Run earlier, String press) {
    return isTooMuch(who, earlier, press)
        ? tooMuch(who, earlier, press)
        : again.press(who, earlier, press);
  }

  private Pressed end(Account who, Run run, String press) {
    if (!isLive(run)) return new Pressed.Ended();
    trail.stopped(press, who, run);
    signal.accept(run.id(), new RunSignal.Stop(who));
    return new Pressed.Stopping();
  }

  private boolean isLive(Run run) {
    return records.find(run.id()).map(RunView::progress).stream()
        .anyMatch(progress -> Standing.of(progress.state()) == Standing.LIVE);
  }

  private boolean isTooMuch(Account who, Run run, String press) {
    var count = frequency.count(run.repo(), who, press, time.instant());
    return frequency.isTooMuch(run.repo(), count);
  }

  private Pressed tooMuch(Account who, Run run, String press) {
    var why = Replies.tooMany(frequency.most().apply(run.repo()));
    trail.denied(press, who, run, why);
    return new Pressed.Refused(why);
  }
}
