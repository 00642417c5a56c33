package dev.penv;

import dev.penv.event.Event;
import dev.penv.event.Handler;
import dev.penv.lifecycle.Lifecycle;

/** The table of contents: what penv does about what GitHub tells it. */
final class Dispatch implements Handler {
  private final Lifecycle lifecycle;

  Dispatch(Lifecycle lifecycle) {
    this.lifecycle = lifecycle;
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
      case Event.CommentEdited edited -> lifecycle.conversation().edited(edited);
      case Event.HeadMoved moved -> {
        lifecycle.pulls().moved(moved);
        lifecycle.environments().moved(moved);
      }
      case Event.PullClosed closed -> {
        lifecycle.pulls().closed(closed);
        lifecycle.environments().closed(closed);
      }
      case Event.Pushed push -> lifecycle.policies().pushed(push);
      case Event.CheckRerun rerun -> lifecycle.buttons().again(rerun);
      case Event.ButtonPressed pressed -> lifecycle.buttons().pressed(pressed);
      case Event.SuiteRerun rerun -> lifecycle.buttons().again(rerun);
      case Event.WorkflowDispatched dispatched -> lifecycle.dispatches().dispatched(dispatched);
    }
  }

  /** Nobody waits for an answer without end, also when GitHub was away for hours. */
  @Override
  public void givenUp(Event event) {
    switch (event) {
      case Event.CommentPosted comment -> lifecycle.conversation().givenUp(comment);
      case Event.CommentEdited(var comment, var _) -> lifecycle.conversation().givenUp(comment);
      case Event.CheckRerun rerun -> lifecycle.buttons().givenUp(rerun);
      case Event.SuiteRerun rerun -> lifecycle.buttons().givenUp(rerun);
      case Event.ButtonPressed pressed -> lifecycle.buttons().givenUp(pressed);
      case Event.WorkflowDispatched dispatched -> lifecycle.dispatches().givenUp(dispatched);
      case Event.HeadMoved _, Event.PullClosed _, Event.Pushed _, Event.OfInstallation _ -> {}
    }
  }
}
