package dev.penv.lifecycle;

import dev.penv.command.Command;
import dev.penv.command.Parsed;
import dev.penv.event.Event.CommentEdited;
import dev.penv.event.Event.CommentPosted;
import dev.penv.github.Reaction;
import dev.penv.github.Writer;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import dev.penv.lifecycle.Hearing.Heard;
import dev.penv.policy.Versions;
import dev.penv.report.Replies;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Answers what people type. Handling a comment twice is handling it once: runs are found by their
 * ask, replies by their marker, reactions by GitHub.
 */
public final class Conversation {
  /** Later the thread has moved on, and others may have answered already. */
  private static final Duration EDITED_WITHIN = Duration.ofMinutes(5);

  private final Lines lines;
  private final Versions versions;
  private final Hearing hearing;
  private final Doer doer;
  private final AuditTrail trail;
  private final Writer writer;
  private final InstantSource time;

  Conversation(
      Lines lines,
      Versions versions,
      Hearing hearing,
      Doer doer,
      AuditTrail trail,
      Writer writer,
      InstantSource time) {
    this.lines = lines;
    this.versions = versions;
    this.hearing = hearing;
    this.doer = doer;
    this.trail = trail;
    this.writer = writer;
    this.time = time;
  }

  /** Does what commands ask for. */
  interface Doer {
    /** Once for each: what is done already is answered again. */
    Answer carryOut(Spoken spoken, Command command);

    /** Whether that is done already, by a process that died before it was through. */
    boolean isDone(Spoken spoken);
  }

  /** Carries out the commands of a comment, in their order. */
  public void posted(CommentPosted comment) {
    // Their answers stand in that order too, and a run is told after a moment.
    hear(comment, Urgency.IF_IT_LASTS);
  }

  /**
   * @param several how soon answers are told where there are several
   */
  private void hear(CommentPosted comment, Urgency several) {
    var meant = lines.meant(comment);
    if (meant.isEmpty() || !counts(comment)) return;
    var urgency = meant.size() > 1 ? several : Urgency.NOW;
    var open = open(comment, meant, urgency);
    if (open.isEmpty()) return;
    switch (hearing.of(comment, open)) {
      case Heard.Everything() -> carryOut(comment, meant, open::contains, urgency);
      case Heard.OnlyStops(var rest) -> {
        carryOut(comment, meant, line -> open.contains(line) && Hearing.isStop(line), urgency);
        var others = open.stream().filter(line -> !Hearing.isStop(line)).toList();
        if (!rest.isEmpty()) refuse(comment, meant, others, rest);
      }
      case Heard.Refused(var text) -> refuse(comment, meant, open, text);
      case Heard.Ignored(var rule) -> trail.ignored(comment, rule);
    }
  }

  private void refuse(
      CommentPosted comment, List<Parsed> meant, List<Parsed> refused, String text) {
    var index = meant.indexOf(refused.getFirst());
    answer(comment, index, new Answer.Refusal(text), Urgency.NOW);
  }

  /** What is done already was allowed then, whatever has changed since: it is told again. */
  private List<Parsed> open(CommentPosted comment, List<Parsed> meant, Urgency urgency) {
    var open = new ArrayList<Parsed>();
    for (int index = 0; index < meant.size(); index++) {
      var line = meant.get(index);
      var spoken = new Spoken(comment, index);
      if (doer.isDone(spoken)) answer(comment, index, answerTo(spoken, line), urgency);
      else open.add(line);
    }
    return open;
  }

  /** An edit counts while the comment is new and nothing was done for it before. */
  public void edited(CommentEdited edited) {
    var latest = edited.createdAt().plus(EDITED_WITHIN);
    // What was answered to an earlier text is replaced at once.
    if (!edited.comment().at().isAfter(latest)) hear(edited.comment(), Urgency.NOW);
  }

  /** A text of a comment is carried out when it is the first that anything is done for. */
  private boolean counts(CommentPosted comment) {
    return versions.isFirst(comment.repo(), comment.comment(), Fingerprint.of(comment.body()));
  }

  /** Tells that a comment with commands could not be carried out. */
  public void givenUp(CommentPosted comment) {
    if (lines.typed(comment).isEmpty() || !hearing.mayBeTold(comment)) return;
    say(comment, "given-up", Replies.givenUp(), Urgency.NOW);
  }

  private void carryOut(
      CommentPosted comment, List<Parsed> meant, Predicate<Parsed> heard, Urgency urgency) {
    if (meant.stream().anyMatch(heard.and(Parsed.Understood.class::isInstance))) {
      react(comment, Reaction.EYES);
    }
    var late = Lateness.of(meant, heard, comment.at(), time.instant());
    var mistakes = 0;
    for (int index = 0; index < meant.size(); index++) {
      var line = meant.get(index);
      if (!heard.test(line) || late.contains(line)) continue;
      var answer = answerTo(new Spoken(comment, index), line);
      answer(comment, index, answer, urgency);
      if (answer instanceof Answer.NotUnderstood) mistakes++;
    }
    if (!late.isEmpty()) answer(comment, meant.indexOf(late.getFirst()), tooOld(late), urgency);
    if (mistakes == meant.size()) letMistakesBeEdited(comment);
  }

  private void letMistakesBeEdited(CommentPosted comment) {
    versions.forget(comment.repo(), comment.comment(), Fingerprint.of(comment.body()));
  }

  private static Answer tooOld(List<Parsed> late) {
    var texts = late.stream().map(line -> line.line().text()).toList();
    return new Answer.Refusal(Replies.tooOld(Lateness.OLDEST, texts));
  }

  private Answer answerTo(Spoken spoken, Parsed line) {
    return switch (line) {
      case Parsed.Refused(var _, var complaint) ->
          new Answer.NotUnderstood(Replies.complaints(List.of(complaint)));
      case Parsed.Understood(var _, var command) -> doer.carryOut(spoken, command);
    };
  }

  private void answer(CommentPosted comment, int index, Answer answer, Urgency urgency) {
    trail.decided(comment, index, answer);
    var which = Integer.toString(index);
    switch (answer) {
      case Answer.Begun _, Answer.Done() -> {}
      case Answer.Told(var text) -> say(comment, which, text, urgency);
      case Answer.Approved(var _, var text) -> say(comment, which, text, urgency);
      case Answer.NotUnderstood(var text) -> {
        react(comment, Reaction.CONFUSED);
        say(comment, which, text, urgency);
      }
      case Answer.Refusal(var text) -> {
        react(comment, Reaction.MINUS_ONE);
        say(comment, which, text, urgency);
      }
    }
  }

  private void react(CommentPosted comment, Reaction reaction) {
    writer.put(new Writing.React(comment.repo(), comment.comment(), reaction));
  }

  private void say(CommentPosted comment, String which, String text, Urgency urgency) {
    var marker = "reply=%d/%s".formatted(comment.comment(), which);
    writer.put(new Writing.Say(comment.repo(), comment.number(), marker, text, urgency));
  }
}
