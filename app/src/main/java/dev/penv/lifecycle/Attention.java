package dev.penv.lifecycle;

import dev.penv.journal.Signals;
import dev.penv.run.Outcome;
import java.time.Instant;
import java.util.function.Consumer;

/** Listens to what is asked of one run while it goes its way. */
final class Attention {
  private final Signals signals;
  private final Consumer<String> headMoved;
  private Asked asked = Asked.NOTHING;

  /**
   * @param headMoved told the new head of the pull request; what a person asked for goes on
   */
  Attention(Signals signals, Consumer<String> headMoved) {
    this.signals = signals;
    this.headMoved = headMoved;
  }

  /**
   * Returns at once, unless the run was asked to end: a stop from before a restart counts too.
   * Belongs inside the step that it guards: what a replay finds done was not asked for too late.
   */
  void check() {
    hear(asked.and(signals.since(asked.last())));
  }

  /** Returns at that instant or at any signal, unless the run was asked to end. */
  void await(Instant until) throws InterruptedException {
    hear(asked.and(signals.await(asked.last(), until)));
  }

  private void hear(Asked now) {
    var moved = !now.newHead().equals(asked.newHead());
    asked = now;
    if (moved) headMoved.accept(now.newHead());
    now.outcome().ifPresent(Attention::end);
  }

  private static void end(Outcome outcome) {
    throw new Over(outcome);
  }
}
