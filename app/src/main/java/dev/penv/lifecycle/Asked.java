package dev.penv.lifecycle;

import dev.penv.journal.Codec;
import dev.penv.journal.Signals.Signal;
import dev.penv.run.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * What the signals of a run come to. The cause of an ending is looked up here, never guessed.
 *
 * @param ending what the first signal that ends a run makes of it
 * @param newHead the latest head that was pushed meanwhile, empty when none was
 * @param last number of the last signal looked at
 */
record Asked(List<Outcome> ending, String newHead, long last) {
  static final Asked NOTHING = new Asked(List.of(), "", 0);

  /** Reads further signals, in order. */
  Asked and(List<Signal> signals) {
    var asked = this;
    for (var signal : signals)
      asked = asked.and(signal.number(), Codec.read(signal.body(), RunSignal.class));
    return asked;
  }

  Optional<Outcome> outcome() {
    return ending.stream().findFirst();
  }

  private Asked and(long number, RunSignal signal) {
    return switch (signal) {
      case RunSignal.Stop(var by) -> ended(new Outcome.Stopped(by), number);
      case RunSignal.Closed() -> ended(new Outcome.Closed(), number);
      case RunSignal.OutOfReach(var why) -> ended(new Outcome.OutOfReach(why), number);
      case RunSignal.Superseded(var sha) -> ended(new Outcome.Superseded(sha), number);
      case RunSignal.HeadMoved(var sha) -> new Asked(ending, sha, number);
      case RunSignal.Nudge() -> new Asked(ending, newHead, number);
    };
  }

  private Asked ended(Outcome outcome, long number) {
    return new Asked(ending.isEmpty() ? List.of(outcome) : ending, newHead, number);
  }
}
