package dev.penv.bench;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Runs from its making. */
final class Stopwatch {
  private final long began = System.nanoTime();

  double millis() {
    return (System.nanoTime() - began) / 1e6;
  }

  double seconds() {
    return millis() / 1e3;
  }

  /**
   * Looks again and again until it holds, and tells when that was, in milliseconds.
   *
   * @throws TookTooLong when it never does
   */
  double until(String what, Duration atMost, BooleanSupplier holds) throws InterruptedException {
    while (!holds.getAsBoolean()) {
      if (millis() > atMost.toMillis()) throw new TookTooLong(what, atMost);
      Thread.sleep(1);
    }
    return millis();
  }

  /** What should have happened did not. */
  static final class TookTooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TookTooLong(String what, Duration atMost) {
      super("waited %d s in vain for %s".formatted(atMost.toSeconds(), what));
    }
  }
}
