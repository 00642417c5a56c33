package dev.penv.lifecycle;

import dev.penv.run.Outcome;

/** Carries an early Outcome up to the one place where a life ends, never further. */
final class Over extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Outcome outcome;

  Over(Outcome outcome) {
    super(outcome.toString(), null, false, false);
    this.outcome = outcome;
  }

  Outcome outcome() {
    return outcome;
  }
}
