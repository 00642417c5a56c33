package dev.penv.lifecycle;

import dev.penv.event.Event.WorkflowDispatched;
import dev.penv.github.GitHub;
import dev.penv.lifecycle.PressAnswers.Press;
import dev.penv.policy.Ask.Matter;
import dev.penv.policy.Verdict;
import dev.penv.report.Replies;
import dev.penv.run.Run;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a run for whoever dispatches a workflow that the policy lists. There is no thread then:
 * the check run on the commit tells everything. Any other dispatch is none of ours.
 */
public final class Dispatches {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatches.class);

  private final GitHub github;
  private final Rights rights;
  private final Asking asking;
  private final PressAnswers answers;
  private final AuditTrail trail;

  Dispatches(GitHub github, Rights rights, Asking asking, PressAnswers answers, AuditTrail trail) {
    this.github = github;
    this.rights = rights;
    this.asking = asking;
    this.answers = answers;
    this.trail = trail;
  }

  /** Dispatched once, carried out once, however often it is told. */
  public void dispatched(WorkflowDispatched dispatched) {
    var repo = dispatched.repo();
    if (!rights.policy(repo).starts(dispatched.workflow())) return;
    var ask = "dispatch/" + dispatched.delivery();
    var begun = asking.begun(ask);
    var head =
        begun.isPresent() ? begun.map(Run::commit) : github.commit(repo, named(dispatched.ref()));
    if (head.isEmpty()) {
      LOG.info("a dispatch on {} of {} names no commit", dispatched.ref(), repo.fullName());
      return;
    }
    var press = new Press(repo, CommitNotes.NO_THREAD, head.get(), dispatched.sender(), ask);
    if (begun.isPresent()) {
      trail.dispatched(press, new Answer.Begun(begun.get()));
    } else if (!answers.isIgnored(press)) {
      answer(dispatched, press);
    }
  }

  private void answer(WorkflowDispatched dispatched, Press press) {
    switch (rights.decide(press.repo(), press.who(), new Matter.RunOwnCode())) {
      case Verdict.Denied denied -> {
        var text = Replies.denied(denied);
        answers.refuse(press, text);
        trail.dispatched(press, new Answer.Refusal(text));
      }
      case Verdict.Allowed _ -> {
        var answer = asking.start(dispatched, press.ask(), press.commit());
        tell(press, answer);
        trail.dispatched(press, answer);
      }
    }
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
