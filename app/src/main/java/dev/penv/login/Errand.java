package dev.penv.login;

import java.time.Instant;

/**
 * What a browser was sent to GitHub for.
 *
 * @param state that comes back with it
 * @param verifier that proves, to GitHub, that the code was asked for by us
 * @param back the path to go to afterwards
 */
record Errand(String state, String verifier, String back, Instant until) {
  /** Nothing of it is for logs. */
  @Override
  public String toString() {
    return "Errand[until=%s]".formatted(until);
  }
}
