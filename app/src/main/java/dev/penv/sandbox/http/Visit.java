package dev.penv.sandbox.http;

import java.time.Instant;

/**
 * A request that was made to the API, for tests to look at.
 *
 * @param credential {@code none}, {@code bad}, {@code jwt} or {@code installation}
 * @param status of the answer; 0 when there was none
 * @param known whether there is such a call in the sandbox
 */
public record Visit(
    Instant at, String method, String path, String credential, int status, boolean known) {

  @Override
  public String toString() {
    return method + " " + path + " (" + credential + ") " + status;
  }
}
