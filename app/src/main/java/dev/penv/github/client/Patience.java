package dev.penv.github.client;

import java.time.Duration;

/**
 * How long GitHub may take.
 *
 * @param connect for a connection
 * @param request for one request with its whole answer
 * @param all for a request with its repetitions
 * @param pause before the first repetition, doubled for the second, with a random half
 */
public record Patience(Duration connect, Duration request, Duration all, Duration pause) {
  public static final Patience NORMAL =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(55),
          Duration.ofMillis(500));
}
