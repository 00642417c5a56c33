package dev.penv.lifecycle;

import dev.penv.command.Command;
import dev.penv.command.Parsed;
import dev.penv.event.Event.CommentPosted;
import dev.penv.policy.Ask.Matter;
import dev.penv.policy.Refusals;
import dev.penv.policy.Verdict;
import dev.penv.report.Replies;
import dev.penv.run.Run;
import java.util.List;
import java.util.function.Function;

/** Decides who is listened to. Judging a comment twice is judging it once. */
final class Hearing {
  private final Rights rights;
  private final Refusals refusals;
  private final Frequency frequency;
  private final Function<CommentPosted, List<Run>> live;

  /**
   * @param live the runs that are live where a comment stands
   */
  Hearing(
      Rights rights,
      Refusals refusals,
      Frequency frequency,
      Function<CommentPosted, List<Run>> live) {
    this.rights = rights;
    this.refusals = refusals;
    this.frequency = frequency;
    this.live = live;
  }

  /** What of a comment is listened to. */
  sealed interface Heard {
    record Everything() implements Heard {}

    /**
     * Whoever may not ask for more may still end what runs: their own without permission, anything
     * that they may end once they have asked too often.
     *
     * @param rest what is said of the other lines, empty for nothing
     */
    record OnlyStops(String rest) implements Heard {}

    record Refused(String text) implements Heard {}

    /** Nothing is said: that was told already. */
    record Ignored(String rule) implements Heard {}
  }

  Heard of(CommentPosted comment, List<Parsed> lines) {
    return switch (rights.decide(comment.repo(), comment.author(), new Matter.Know())) {
      case Verdict.Allowed() -> often(comment, lines);
      case Verdict.Denied _ when lines.stream().anyMatch(line -> ends(comment, line)) ->
          new Heard.OnlyStops("");
      case Verdict.Denied denied -> stranger(comment, denied);
    };
  }

  /** Whether somebody has asked so seldom that a comment of theirs may be answered. */
  boolean mayBeTold(CommentPosted comment) {
    return !frequency.isTooMuch(comment.repo(), frequency.count(comment));
  }

  static boolean isStop(Parsed line) {
    return line instanceof Parsed.Understood(var _, var command) && command instanceof Command.Stop;
  }

  /** Strangers are told once for each pull request. */
  private Heard stranger(CommentPosted comment, Verdict.Denied denied) {
    var ask = new Spoken(comment, 0).ask();
    return refusals.first(comment.repo(), comment.number(), comment.author(), ask)
        ? new Heard.Refused(Replies.denied(denied))
        : new Heard.Ignored(denied.reason());
  }

  /**
   * Whoever asks too often is told at the first time. To end what runs is never too much: it ends,
   * and so does the number of times.
   */
  private Heard often(CommentPosted comment, List<Parsed> lines) {
    var ends = lines.stream().anyMatch(line -> ends(comment, line));
    if (ends && lines.stream().allMatch(Hearing::isStop)) return new Heard.Everything();
    var count = frequency.count(comment);
    var most = frequency.most().apply(comment.repo());
    if (count <= most.value()) return new Heard.Everything();
    var text = Replies.tooMany(most);
    var first = count == most.value() + 1;
    if (ends) return new Heard.OnlyStops(first ? text : "");
    return first ? new Heard.Refused(text) : new Heard.Ignored(text);
  }

  /** Whether it ends something, which cannot be asked for without end. */
  private boolean ends(CommentPosted comment, Parsed line) {
    return line instanceof Parsed.Understood(var _, Command.Stop(var which))
        && Commands.meant(which, live.apply(comment))
            .filter(run -> mayEnd(comment, run))
            .isPresent();
  }

  private boolean mayEnd(CommentPosted comment, Run run) {
    var matter = new Matter.Stop(run.asker());
    return rights.decide(run.repo(), comment.author(), matter) instanceof Verdict.Allowed;
  }
}
