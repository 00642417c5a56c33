package dev.penv.lifecycle;

import dev.penv.run.RunId;

/** What a press on a page comes to, for the one who pressed. */
public sealed interface Pressed {
  /** A run has begun. */
  record Begun(RunId run) implements Pressed {}

  /** The run was asked to end. */
  record Stopping() implements Pressed {}

  /** The run has ended already. */
  record Ended() implements Pressed {}

  /**
   * Nothing happens.
   *
   * @param why and what to do instead, Markdown
   */
  record Refused(String why) implements Pressed {}
}
