package dev.penv.github.client;

import java.time.Instant;
import java.util.Optional;

/**
 * What GitHub allows an installation in the present hour, as its answers say.
 *
 * @param reset when the next hour begins
 */
record RateBudget(int limit, int remaining, Instant reset) {
  static Optional<RateBudget> of(Reply reply) {
    try {
      return reply
          .header("x-ratelimit-remaining")
          .map(remaining ->
              new RateBudget(
                  Integer.parseInt(reply.header("x-ratelimit-limit").orElse("0")),
                  Integer.parseInt(remaining),
                  Instant.ofEpochSecond(
                      Long.parseLong(reply.header("x-ratelimit-reset").orElse("0")))));
    } catch (NumberFormatException foreign) {
      return Optional.empty();
    }
  }
}
