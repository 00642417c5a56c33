package dev.penv.github;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Doubling waits with a random half, so that what failed together does not return together. */
record Backoff(Duration first, Duration longest) {
  Duration wait(int failures, RandomGenerator random) {
    var doubled = first.toMillis() << Math.min(failures, 20);
    var whole = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
  }
}
