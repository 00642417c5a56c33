package dev.penv.world;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what nobody announces, such as a file that a task makes. */
public final class Eventually {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private Eventually() {}

  /**
   * Returns when the condition holds.
   *
   * @param what named in the failure when it does not happen within a minute
   */
  public static void holds(Supplier<String> what, BooleanSupplier condition) {
    var since = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - since > LONG_ENOUGH.toNanos()) {
        throw new AssertionError("not within " + LONG_ENOUGH + ": " + what.get());
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }
}
