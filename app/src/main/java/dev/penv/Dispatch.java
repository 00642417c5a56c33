package dev.penv;

import dev.penv.event.Event;
import dev.penv.event.Handler;
import dev.penv.github.SeenHeads;
import dev.penv.lifecycle.Lifecycle;
import dev.penv.lifecycle.RunSignal;

/** The table of contents: what penv does about what GitHub tells it. */
final class Dispatch implements Handler {
  private final Lifecycle lifecycle;
  private final SeenHeads heads;

  Dispatch(Lifecycle lifecycle, SeenHeads heads) {
    this.lifecycle = lifecycle;
    this.heads = heads;
  }

  @Override
  public void handle(Event event) {
    switch (event) {
      case Event.OfInstallation about -> lifecycle.reach().told(about);
      case Event.InRepository in -> {
        lifecycle.reach().saw(in.repo());
        handle(in);
      }
    }
  }

  private void handle(Event.InRepository event) {
    switch (event) {
      case Event.CommentPosted comment -> lifecycle.conversation().posted(comment);
      case Event.HeadMoved(var repo, var number, var head, var _, var at) -> {
        heads.saw(repo, number, head, at);
        lifecycle.runs().signalAll(repo, number, new RunSignal.HeadMoved(head.sha()));
      }
      case Event.PullClosed(var repo, var number, var _, var _) ->
          lifecycle.runs().signalAll(repo, number, new RunSignal.Closed());
      case Event.CheckRerun rerun -> lifecycle.buttons().again(rerun);
      case Event.ButtonPressed pressed -> lifecycle.buttons().pressed(pressed);
      case Event.SuiteRerun _, Event.WorkflowDispatched _ -> {}
    }
  }

  /** Nobody waits for an answer without end, also when GitHub was away for hours. */
  @Override
  public void givenUp(Event event) {
    if (event instanceof Event.CommentPosted comment) lifecycle.conversation().givenUp(comment);
  }
}
