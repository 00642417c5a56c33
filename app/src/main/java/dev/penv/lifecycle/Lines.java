package dev.penv.lifecycle;

import dev.penv.command.Command;
import dev.penv.command.Grammar;
import dev.penv.command.Parsed;
import dev.penv.command.Prefix;
import dev.penv.event.Event.CommentPosted;
import java.util.List;
import java.util.function.Predicate;

/** Finds in a comment what is meant for penv, as its repository has it. */
final class Lines {
  private final Grammar usual;
  private final Grammar prefixed = new Grammar(Prefix.REQUIRED);
  private final Rights rights;
  private final Predicate<CommentPosted> approvable;

  /**
   * @param approvable whether there is anything to approve where a comment stands
   */
  Lines(Rights rights, Predicate<CommentPosted> approvable) {
    this.usual = new Grammar(rights.ofOperator().prefix());
    this.rights = rights;
    this.approvable = approvable;
  }

  /** What looks meant for penv; GitHub is not asked. */
  List<Parsed> typed(CommentPosted comment) {
    // Our own comments come back as events, and no bot may make another one talk.
    return comment.byApp() || comment.author().bot() ? List.of() : usual.parse(comment.body());
  }

  /** What is meant for penv. */
  List<Parsed> meant(CommentPosted comment) {
    var typed = typed(comment);
    if (typed.isEmpty()) return typed;
    var required = rights.policy(comment.repo()).prefix() == Prefix.REQUIRED;
    var lines = required ? prefixed.parse(comment.body()) : typed;
    if (lines.stream().noneMatch(Lines::isShared) || approvable.test(comment)) return lines;
    return lines.stream().filter(line -> !isShared(line)).toList();
  }

  /** Typed as other bots want it, too. */
  private static boolean isShared(Parsed line) {
    return line instanceof Parsed.Understood(var _, var command)
        && command instanceof Command.Approve(var _, var prefixed)
        && !prefixed;
  }
}
