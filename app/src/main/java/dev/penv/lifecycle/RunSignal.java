package dev.penv.lifecycle;

import dev.penv.github.Account;

/** A durable ask to a live Run. */
public sealed interface RunSignal {
  /** Somebody typed {@code /stop}. */
  record Stop(Account by) implements RunSignal {}

  /** The pull request was closed or merged. */
  record Closed() implements RunSignal {}

  /** The App does not reach the repository any more. */
  record OutOfReach(String why) implements RunSignal {}

  /** The head of the pull request is another commit now; what a person asked for goes on. */
  record HeadMoved(String sha) implements RunSignal {}

  /** The same where the policy has a push end what was asked before. */
  record Superseded(String sha) implements RunSignal {}

  /** Look again: a turn may have come. Means nothing by itself. */
  record Nudge() implements RunSignal {}
}
