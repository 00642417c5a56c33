package dev.penv.sandbox.http;

/** As what the App asks people to log in: its OAuth client. */
public record Client(String id, String secret) {
  boolean is(String otherId, String otherSecret) {
    return id.equals(otherId) && secret.equals(otherSecret);
  }
}
