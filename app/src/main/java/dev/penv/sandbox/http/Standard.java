package dev.penv.sandbox.http;

import java.util.Locale;
import java.util.UUID;

/** The headers that are on every answer of GitHub. */
final class Standard {
  private Standard() {}

  static Answer on(Answer answer) {
    var id = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    return answer
        .with("X-GitHub-Request-Id", id.substring(0, 4) + ":" + id.substring(4))
        .with("X-GitHub-Media-Type", "github.v3; format=json")
        .with("X-GitHub-Api-Version-Selected", "2022-11-28")
        .with("X-Content-Type-Options", "nosniff");
  }
}
