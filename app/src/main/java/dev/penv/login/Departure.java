package dev.penv.login;

import java.net.URI;

/**
 * How a login begins.
 *
 * @param page at GitHub, to send the browser to
 * @param held what the browser is to hold until it is back; it can neither read nor change it
 */
public record Departure(URI page, String held) {
  /** Nothing of it is for logs. */
  @Override
  public String toString() {
    return "Departure";
  }
}
