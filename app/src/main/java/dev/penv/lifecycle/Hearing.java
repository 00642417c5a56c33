package dev.penv.lifecycle;

import dev.penv.command.Command;
import dev.penv.command.Parsed;
import dev.penv.event.Event.CommentPosted;
import dev.penv.github.Permission;
import dev.penv.policy.Ask;
import dev.penv.policy.Ask.Matter;
import dev.penv.policy.Policy;
import dev.penv.policy.Refusals;
import dev.penv.policy.Verdict;
import dev.penv.report.Replies;
import dev.penv.run.Run;
import java.util.List;
import java.util.function.Function;

/** Decides who is listened to. Judging a comment twice is judging it once. */
final class Hearing {
  private final Policy policy;
  private final Refusals refusals;
  private final Frequency frequency;
  private final Function<CommentPosted, List<Run>> live;

  /**
   * @param live the runs that are live where a comment stands
   */
  Hearing(
      Policy policy,
      Refusals refusals,
      Frequency frequency,
      Function<CommentPosted, List<Run>> live) {
    this.policy = policy;
    this.refusals = refusals;
    this.frequency = frequency;
    this.live = live;
  }

  /** What of a comment is listened to. */
  sealed interface Heard {
    record Everything() implements Heard {}

    /** Somebody without permission may still end what is their own. */
    record OnlyStops() implements Heard {}

    record Refused(String text) implements Heard {}

    /** Nothing is said: that was told already. */
    record Ignored(String rule) implements Heard {}
  }

  /**
   * @param permission the live one of the author
   */
  Heard of(CommentPosted comment, Permission permission, List<Parsed> lines) {
    var ask = new Ask(comment.author(), permission, comment.repo(), new Matter.Know());
    return switch (policy.decide(ask)) {
      case Verdict.Allowed() -> often(comment, new Heard.Everything());
      case Verdict.Denied _ when lines.stream().anyMatch(Hearing::isStop) && ownsLive(comment) ->
          often(comment, new Heard.OnlyStops());
      case Verdict.Denied denied -> stranger(comment, denied);
    };
  }

  /** Whether somebody has asked so seldom that a comment of theirs may be answered. */
  boolean mayBeTold(CommentPosted comment) {
    return frequency.count(comment) <= frequency.most();
  }

  static boolean isStop(Parsed line) {
    return line instanceof Parsed.Understood(var _, var command) && command instanceof Command.Stop;
  }

  /** Strangers are told once for each pull request. */
  private Heard stranger(CommentPosted comment, Verdict.Denied denied) {
    var ask = new Spoken(comment, 0, Permission.NONE).ask();
    return refusals.first(comment.repo(), comment.number(), comment.author(), ask)
        ? new Heard.Refused(Replies.denied(denied))
        : new Heard.Ignored(denied.rule());
  }

  /** Whoever asks too often is told at the first time. */
  private Heard often(CommentPosted comment, Heard heard) {
    var count = frequency.count(comment);
    if (count <= frequency.most()) return heard;
    var text = Replies.tooMany(frequency.most());
    return count == frequency.most() + 1 ? new Heard.Refused(text) : new Heard.Ignored(text);
  }

  private boolean ownsLive(CommentPosted comment) {
    return live.apply(comment).stream().anyMatch(run -> run.asker().id() == comment.author().id());
  }
}
