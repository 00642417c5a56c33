package dev.penv.lifecycle;

import dev.penv.event.Event.WorkflowDispatched;
import dev.penv.github.GitHub;
import dev.penv.lifecycle.PressAnswers.Press;
import dev.penv.policy.Ask.Matter;
import dev.penv.policy.Verdict;
import dev.penv.report.Replies;
import dev.penv.run.Run;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a run for whoever dispatches a workflow that the policy lists. There is no thread then:
 * the check run on the commit tells everything. Any other dispatch is none of ours.
 */
public final class Dispatches {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatches.class);

  /** As long as a lost webhook takes at most to be found. */
  private static final Duration PINNED_WITHIN = Duration.ofMinutes(10);

  private final GitHub github;
  private final Rights rights;
  private final Asking asking;
  private final PressAnswers answers;
  private final AuditTrail trail;
  private final InstantSource time;

  Dispatches(
      GitHub github,
      Rights rights,
      Asking asking,
      PressAnswers answers,
      AuditTrail trail,
      InstantSource time) {
    this.github = github;
    this.rights = rights;
    this.asking = asking;
    this.answers = answers;
    this.trail = trail;
    this.time = time;
  }

  /** Dispatched once, carried out once, however often it is told. */
  public void dispatched(WorkflowDispatched dispatched) {
    press(dispatched)
        .ifPresent(press -> {
          var begun = asking.begun(press.ask());
          if (begun.isPresent()) trail.dispatched(press, new Answer.Begun(begun.get()));
          else if (!answers.isIgnored(press)) answer(dispatched, press);
        });
  }

  /** Tells whoever dispatched that nothing could be made of it. */
  public void givenUp(WorkflowDispatched dispatched) {
    press(dispatched).ifPresent(answers::givenUp);
  }

  /** Empty for what is none of ours. */
  private Optional<Press> press(WorkflowDispatched dispatched) {
    var repo = dispatched.repo();
    if (!rights.policy(repo).starts(dispatched.workflow())) return Optional.empty();
    var ask = "dispatch/" + dispatched.delivery();
    var head =
        asking.begun(ask).map(Run::commit).or(() -> github.commit(repo, named(dispatched.ref())));
    if (head.isEmpty()) {
      LOG.info("a dispatch on {} of {} names no commit", dispatched.ref(), repo.fullName());
    }
    return head.map(commit ->
        new Press(repo, CommitNotes.NO_THREAD, commit, dispatched.sender(), ask, dispatched.at()));
  }

  private void answer(WorkflowDispatched dispatched, Press press) {
    switch (rights.decide(press.repo(), press.who(), new Matter.RunOwnCode())) {
      case Verdict.Denied denied -> {
        var text = Replies.denied(denied);
        answers.refuse(press, text);
        trail.dispatched(press, new Answer.Refusal(text));
      }
      case Verdict.Allowed _ -> {
        var answer = start(dispatched, press);
        tell(press, answer);
        trail.dispatched(press, answer);
      }
    }
  }

  /** The event names no commit: what heads the ref now is what was meant only for a while. */
  private Answer start(WorkflowDispatched dispatched, Press press) {
    var late = Duration.between(press.at(), time.instant());
    return late.compareTo(PINNED_WITHIN) > 0
        ? new Answer.Refusal(Replies.dispatchTooLate(dispatched.ref(), late))
        : asking.start(dispatched, press.ask(), press.commit());
  }

  private void tell(Press press, Answer answer) {
    switch (answer) {
      case Answer.Begun _, Answer.Done() -> {}
      case Answer.Told(var text) -> answers.say(press, text);
      case Answer.Approved(var _, var text) -> answers.say(press, text);
      case Answer.NotUnderstood(var text) -> answers.say(press, text);
      case Answer.Refusal(var text) -> answers.say(press, text);
    }
  }

  /** {@code heads/main}, as GitHub wants to be asked for it. */
  private static String named(String ref) {
    return ref.startsWith("refs/") ? ref.substring("refs/".length()) : ref;
  }
}
