package dev.penv.github.client;

import java.time.Duration;

/**
 * How long GitHub may take.
 *
 * @param connect for a connection
 * @param request for a request with its whole answer; a repetition gets the half, a second the
 *     third of it, so that all together stay below a minute
 * @param pause before the first repetition, doubled for the second, with a random half
 */
public record Patience(Duration connect, Duration request, Duration pause) {
  /** What penv grants the real GitHub. */
  public static final Patience NORMAL =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMillis(500));
}
