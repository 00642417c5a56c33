package dev.penv;

import dev.penv.event.Event;
import dev.penv.event.Handler;
import dev.penv.github.SeenHeads;
import dev.penv.lifecycle.Buttons;
import dev.penv.lifecycle.Conversation;
import dev.penv.lifecycle.RunSignal;
import dev.penv.lifecycle.Runs;

/** The table of contents: what penv does about what GitHub tells it. */
final class Dispatch implements Handler {
  private final Conversation conversation;
  private final Buttons buttons;
  private final Runs runs;
  private final SeenHeads heads;

  Dispatch(Conversation conversation, Buttons buttons, Runs runs, SeenHeads heads) {
    this.conversation = conversation;
    this.buttons = buttons;
    this.runs = runs;
    this.heads = heads;
  }

  @Override
  public void handle(Event event) {
    switch (event) {
      case Event.CommentPosted comment -> conversation.posted(comment);
      case Event.HeadMoved(var repo, var number, var head, var _, var at) -> {
        heads.saw(repo, number, head, at);
        runs.signalAll(repo, number, new RunSignal.HeadMoved(head.sha()));
      }
      case Event.PullClosed(var repo, var number, var _, var _) ->
          runs.signalAll(repo, number, new RunSignal.Closed());
      case Event.CheckRerun rerun -> buttons.again(rerun);
      case Event.ButtonPressed pressed -> buttons.pressed(pressed);
    }
  }

  /** Nobody waits for an answer without end, also when GitHub was away for hours. */
  @Override
  public void givenUp(Event event) {
    if (event instanceof Event.CommentPosted comment) conversation.givenUp(comment);
  }
}
