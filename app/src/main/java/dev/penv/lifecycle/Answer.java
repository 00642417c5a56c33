package dev.penv.lifecycle;

import dev.penv.github.CommitId;
import dev.penv.run.Run;

/** What a command comes to, for the one who typed it. Texts are Markdown. */
sealed interface Answer {
  /** A run has begun; its own comment tells the rest. */
  record Begun(Run run) implements Answer {}

  /** It is done, and shows elsewhere. */
  record Done() implements Answer {}

  record Told(String text) implements Answer {}

  /** A fork's commit may run once; which one is on record. */
  record Approved(CommitId commit, String text) implements Answer {}

  record NotUnderstood(String text) implements Answer {}

  record Refusal(String text) implements Answer {}
}
