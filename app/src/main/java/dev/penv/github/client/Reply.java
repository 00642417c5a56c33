package dev.penv.github.client;

import java.net.http.HttpHeaders;
import java.util.Optional;

/** What GitHub answered. */
record Reply(int status, HttpHeaders headers, String body) {
  boolean ok() {
    return status >= 200 && status < 300;
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** Bodies may hold tokens. */
  @Override
  public String toString() {
    return "answer " + status;
  }
}
