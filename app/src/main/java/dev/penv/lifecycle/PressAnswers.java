package dev.penv.lifecycle;

import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.github.Writer;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import dev.penv.policy.Refusals;
import dev.penv.report.Replies;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Answers those who pressed something at GitHub: in a thread, or where there is none on the commit.
 */
final class PressAnswers {
  private final Refusals refusals;
  private final Frequency frequency;
  private final Writer writer;
  private final CommitNotes notes;
  private final AuditTrail trail;
  private final InstantSource time;

  PressAnswers(
      Refusals refusals,
      Frequency frequency,
      Writer writer,
      CommitNotes notes,
      AuditTrail trail,
      InstantSource time) {
    this.refusals = refusals;
    this.frequency = frequency;
    this.writer = writer;
    this.notes = notes;
    this.trail = trail;
    this.time = time;
  }

  /**
   * Something that was pressed.
   *
   * @param number of the thread it belongs to, or {@link CommitNotes#NO_THREAD}
   * @param ask its identity, the same however often GitHub tells of it
   * @param at when GitHub first told of it
   */
  record Press(Repo repo, int number, CommitId commit, Account who, String ask, Instant at) {
    Press as(String other) {
      return new Press(repo, number, commit, who, other, at);
    }
  }

  /** What bots press would never end; whoever presses too often is told so, and once. */
  boolean isIgnored(Press press) {
    if (press.who().bot()) return true;
    var count = frequency.count(press.repo(), press.who(), press.ask(), press.at());
    if (!frequency.isTooMuch(press.repo(), count)) return false;
    var why = Replies.tooMany(frequency.most().apply(press.repo()));
    if (!frequency.isTooMuch(press.repo(), count - 1)) say(press, why);
    trail.refused(press, why);
    return true;
  }

  /** What was pressed a day ago is answered, and nothing else comes of it. */
  boolean isTooOld(Press press) {
    if (!Lateness.isTooOld(press.at(), time.instant())) return false;
    var why = Replies.pressTooOld(Lateness.OLDEST);
    say(press, why);
    trail.refused(press, why);
    return true;
  }

  /** Tells that nothing could be made of it, beside what was told before. */
  void givenUp(Press press) {
    if (!press.who().bot()) say(press.as(press.ask() + "/given-up"), Replies.pressGivenUp());
  }

  /**
   * Told once for each thread, as when it is typed; where there is none, once on each commit that
   * is asked about. True when it is told now.
   */
  boolean refuse(Press press, String why) {
    if (press.number() == CommitNotes.NO_THREAD) {
      notes.tell(press.repo(), press.commit(), "refusal/" + press.who().id(), why);
      return true;
    }
    if (!isFirst(press)) return false;
    say(press, why);
    return true;
  }

  private boolean isFirst(Press press) {
    return refusals.first(press.repo(), press.number(), press.who(), press.ask());
  }

  void say(Press press, String text) {
    if (press.number() == CommitNotes.NO_THREAD) {
      notes.tell(press.repo(), press.commit(), press.ask(), text);
      return;
    }
    var marker = press.ask().replace('/', '=');
    writer.put(new Writing.Say(press.repo(), press.number(), marker, text, Urgency.NOW));
  }
}
