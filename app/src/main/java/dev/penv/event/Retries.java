package dev.penv.event;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often something that fails is tried again.
 *
 * @param first pause, before the second try; it doubles with every further one
 * @param longest pause
 * @param most tries
 */
record Retries(Duration first, Duration longest, int most) {
  /** About four hours in all; an outage of GitHub that lasts longer is rare. */
  static final Retries HOURS = new Retries(Duration.ofSeconds(1), Duration.ofMinutes(1), 250);

  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
  private static final int FEW = 5;

  /** The same, for seconds instead of hours. */
  Retries few() {
    return new Retries(first, longest, Math.min(most, FEW));
  }

  /** False when no try succeeded. */
  boolean bring(String what, Runnable about) throws InterruptedException {
    var pause = first;
    for (int tries = 1; tries <= most; tries++) {
      try {
        about.run();
        return true;
      } catch (RuntimeException | StackOverflowError e) {
        LOG.warn("{} failed and is tried again in {}", what, pause, e);
        Thread.sleep(pause);
        pause = longer(pause);
      }
    }
    return false;
  }

  private Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(longest) < 0 ? twice : longest;
  }
}
