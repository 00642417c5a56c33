package dev.penv.lifecycle;

import dev.penv.command.Command;
import dev.penv.command.Parsed;
import dev.penv.event.Event.CommentPosted;
import dev.penv.github.GitHub;
import dev.penv.github.Permission;
import dev.penv.github.Reaction;
import dev.penv.github.Writer;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import dev.penv.lifecycle.Hearing.Heard;
import dev.penv.report.Replies;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Answers what people type. Handling a comment twice is handling it once: runs are found by their
 * ask, replies by their marker, reactions by GitHub.
 */
public final class Conversation {
  private final Function<String, List<Parsed>> parser;
  private final GitHub github;
  private final Hearing hearing;
  private final BiFunction<Spoken, Command, Answer> commands;
  private final AuditTrail trail;
  private final Writer writer;

  Conversation(
      Function<String, List<Parsed>> parser,
      GitHub github,
      Hearing hearing,
      BiFunction<Spoken, Command, Answer> commands,
      AuditTrail trail,
      Writer writer) {
    this.parser = parser;
    this.github = github;
    this.hearing = hearing;
    this.commands = commands;
    this.trail = trail;
    this.writer = writer;
  }

  /** Carries out the commands of a comment, in their order. */
  public void posted(CommentPosted comment) {
    var lines = lines(comment);
    if (lines.isEmpty()) return;
    var permission = github.permission(comment.repo(), comment.author());
    switch (hearing.of(comment, permission, lines)) {
      case Heard.Everything() -> carryOut(comment, permission, lines, _ -> true);
      case Heard.OnlyStops() -> carryOut(comment, permission, lines, Hearing::isStop);
      case Heard.Refused(var text) -> answer(comment, 0, new Answer.Refusal(text));
      case Heard.Ignored(var rule) -> trail.ignored(comment, rule);
    }
  }

  /** Tells that a comment with commands could not be carried out. */
  public void givenUp(CommentPosted comment) {
    if (lines(comment).isEmpty() || !hearing.mayBeTold(comment)) return;
    say(comment, "given-up", Replies.givenUp());
  }

  /** Our own comments come back as events, and no bot may make another one talk. */
  private List<Parsed> lines(CommentPosted comment) {
    return comment.byApp() || comment.author().bot() ? List.of() : parser.apply(comment.body());
  }

  private void carryOut(
      CommentPosted comment, Permission permission, List<Parsed> lines, Predicate<Parsed> heard) {
    if (lines.stream().anyMatch(heard.and(Parsed.Understood.class::isInstance))) {
      react(comment, Reaction.EYES);
    }
    for (int index = 0; index < lines.size(); index++) {
      var line = lines.get(index);
      if (!heard.test(line)) continue;
      answer(comment, index, answerTo(new Spoken(comment, index, permission), line));
    }
  }

  private Answer answerTo(Spoken spoken, Parsed line) {
    return switch (line) {
      case Parsed.Refused(var _, var complaint) ->
          new Answer.NotUnderstood(Replies.complaints(List.of(complaint)));
      case Parsed.Understood(var _, var command) -> commands.apply(spoken, command);
    };
  }

  private void answer(CommentPosted comment, int index, Answer answer) {
    trail.decided(comment, index, answer);
    switch (answer) {
      case Answer.Begun _, Answer.Done() -> {}
      case Answer.Told(var text) -> say(comment, Integer.toString(index), text);
      case Answer.NotUnderstood(var text) -> {
        react(comment, Reaction.CONFUSED);
        say(comment, Integer.toString(index), text);
      }
      case Answer.Refusal(var text) -> {
        react(comment, Reaction.MINUS_ONE);
        say(comment, Integer.toString(index), text);
      }
    }
  }

  private void react(CommentPosted comment, Reaction reaction) {
    writer.put(new Writing.React(comment.repo(), comment.comment(), reaction));
  }

  private void say(CommentPosted comment, String which, String text) {
    var marker = "reply=%d/%s".formatted(comment.comment(), which);
    writer.put(new Writing.Say(comment.repo(), comment.number(), marker, text, Urgency.NOW));
  }
}
