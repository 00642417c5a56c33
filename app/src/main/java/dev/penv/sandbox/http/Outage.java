package dev.penv.sandbox.http;

import dev.penv.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What comes back when GitHub itself is in trouble or has had enough. */
final class Outage {
  private Outage() {}

  static Answer badGateway() {
    var page = "<html><head><title>502 Bad Gateway</title></head><body>Unicorn!</body></html>";
    return Answer.bytes(502, "text/html", page.getBytes(StandardCharsets.UTF_8));
  }

  static Answer secondaryLimit() {
    return Standard.on(
        Answer.json(
            403,
            Json.object()
                .and(
                    "message",
                    "You have exceeded a secondary rate limit. Please wait a few minutes before "
                        + "you try again.")
                .and(
                    "documentation_url",
                    "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api"
                        + "#about-secondary-rate-limits")));
  }

  /** The first half of an answer. */
  static Answer cut(Answer answer) {
    var half = Arrays.copyOf(answer.body(), answer.body().length / 2);
    return new Answer(answer.status(), answer.headers(), half);
  }
}
