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
import dev.penv.policy.Ask;
import dev.penv.policy.Ask.Matter;
import dev.penv.policy.Policy;
import dev.penv.policy.Refusals;
import dev.penv.policy.Verdict;
import dev.penv.report.Replies;
import dev.penv.run.RunView;
import java.util.List;
import java.util.function.Function;

/**
 * Answers what people type. Handling a comment twice is handling it once: runs are found by their
 * ask, replies by their marker, reactions by GitHub.
 */
public final class Conversation {
  private final Function<String, List<Parsed>> parser;
  private final GitHub github;
  private final Policy policy;
  private final Refusals refusals;
  private final Frequency frequency;
  private final AuditTrail trail;
  private final Writer writer;
  private final Commands commands;

  Conversation(
      Function<String, List<Parsed>> parser,
      GitHub github,
      Policy policy,
      Refusals refusals,
      Frequency frequency,
      AuditTrail trail,
      Writer writer,
      Commands commands) {
    this.parser = parser;
    this.github = github;
    this.policy = policy;
    this.refusals = refusals;
    this.frequency = frequency;
    this.trail = trail;
    this.writer = writer;
    this.commands = commands;
  }

  /** Carries out the commands of a comment, in their order. */
  public void posted(CommentPosted comment) {
    // Our own comments come back as events; no bot may make another one talk.
    if (comment.byApp() || comment.author().bot()) return;
    var lines = parser.apply(comment.body());
    if (lines.isEmpty()) return;
    var permission = github.permission(comment.repo(), comment.author());
    if (!mayBeHeard(comment, permission, lines) || isTooMuch(comment)) return;
    if (lines.stream().anyMatch(Parsed.Understood.class::isInstance)) {
      react(comment, Reaction.EYES);
    }
    for (int index = 0; index < lines.size(); index++) {
      answer(comment, index, answerTo(new Spoken(comment, index, permission), lines.get(index)));
    }
  }

  /** Tells that a comment with commands could not be carried out. */
  public void givenUp(CommentPosted comment) {
    if (comment.byApp() || comment.author().bot() || parser.apply(comment.body()).isEmpty()) return;
    say(comment, 0, Replies.givenUp());
  }

  /** Strangers are told once for each pull request, and then ignored. */
  private boolean mayBeHeard(CommentPosted comment, Permission permission, List<Parsed> lines) {
    var matter = new Matter.Know();
    var knowing = new Ask(comment.author(), permission, comment.repo(), matter);
    if (!(policy.decide(knowing) instanceof Verdict.Denied denied)) return true;
    if (lines.stream().anyMatch(this::isStop) && ownsLiveRun(comment)) return true;
    var ask = new Spoken(comment, 0, permission).ask();
    if (refusals.first(comment.repo(), comment.number(), comment.author(), ask)) {
      answer(comment, 0, new Answer.Refusal(Replies.denied(denied)));
    }
    return false;
  }

  /** Whether somebody has asked so often that it is no longer answered; told at the first time. */
  private boolean isTooMuch(CommentPosted comment) {
    var count = frequency.count(comment);
    if (count == frequency.most() + 1) {
      answer(comment, 0, new Answer.Refusal(Replies.tooMany(frequency.most())));
    }
    return count > frequency.most();
  }

  private boolean isStop(Parsed line) {
    return line instanceof Parsed.Understood(var _, var command) && command instanceof Command.Stop;
  }

  private boolean ownsLiveRun(CommentPosted comment) {
    return commands.live(comment).stream()
        .map(RunView::run)
        .anyMatch(run -> run.asker().id() == comment.author().id());
  }

  private Answer answerTo(Spoken spoken, Parsed line) {
    return switch (line) {
      case Parsed.Refused(var _, var complaint) ->
          new Answer.NotUnderstood(Replies.complaints(List.of(complaint)));
      case Parsed.Understood(var _, var command) -> commands.carryOut(spoken, command);
    };
  }

  private void answer(CommentPosted comment, int index, Answer answer) {
    trail.decided(comment, index, answer);
    switch (answer) {
      case Answer.Begun _, Answer.Done() -> {}
      case Answer.Told(var text) -> say(comment, index, text);
      case Answer.NotUnderstood(var text) -> {
        react(comment, Reaction.CONFUSED);
        say(comment, index, text);
      }
      case Answer.Refusal(var text) -> {
        react(comment, Reaction.MINUS_ONE);
        say(comment, index, text);
      }
    }
  }

  private void react(CommentPosted comment, Reaction reaction) {
    writer.put(new Writing.React(comment.repo(), comment.comment(), reaction));
  }

  private void say(CommentPosted comment, int index, String text) {
    var marker = "reply=%d/%d".formatted(comment.comment(), index);
    writer.put(new Writing.Say(comment.repo(), comment.number(), marker, text, Urgency.NOW));
  }
}
