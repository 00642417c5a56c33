package dev.penv.event;

import dev.penv.github.GitHub;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often something that fails is tried again.
 *
 * @param first pause, before the second try; it doubles with every further one
 * @param longest pause
 * @param most tries
 * @param pause lets that time pass
 */
record Retries(Duration first, Duration longest, int most, Pause pause) {
  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
  private static final int FEW = 5;

  /** About four hours in all; an outage of GitHub that lasts longer is rare. */
  static Retries forHours(Pause pause) {
    return new Retries(Duration.ofSeconds(1), Duration.ofMinutes(1), 250, pause);
  }

  /** The same, for seconds instead of hours. */
  Retries few() {
    return new Retries(first, longest, Math.min(most, FEW), pause);
  }

  /** False when no try succeeded. */
  boolean bring(String what, Runnable about) throws InterruptedException {
    var next = first;
    for (int tries = 1; tries <= most; tries++) {
      try {
        about.run();
        return true;
      } catch (RuntimeException | StackOverflowError e) {
        if (e instanceof GitHub.Refused && tries >= FEW) return false;
        tell(what, next, e);
        pause.take(next);
        next = longer(next);
      }
    }
    return false;
  }

  /** That GitHub is away is no fault of ours: where it was noticed says nothing. */
  private static void tell(String what, Duration next, Throwable failure) {
    if (failure instanceof GitHub.Unreachable) {
      LOG.warn("{} is tried again in {}: {}", what, next, failure.getMessage());
    } else {
      LOG.warn("{} failed and is tried again in {}", what, next, failure);
    }
  }

  private Duration longer(Duration time) {
    var twice = time.multipliedBy(2);
    return twice.compareTo(longest) < 0 ? twice : longest;
  }
}
