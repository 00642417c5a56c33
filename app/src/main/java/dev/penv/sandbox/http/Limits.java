package dev.penv.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.sandbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The primary rate limit: so many requests an hour for each installation. */
public final class Limits {
  private static final Duration WINDOW = Duration.ofHours(1);

  private final InstantSource clock;
  private final int limit;
  private final Map<String, Window> windows = new HashMap<>();

  public Limits(InstantSource clock, int limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /** The present hour of somebody. */
  public record Window(int limit, int used, Instant reset) {
    public int remaining() {
      return Math.max(0, limit - used);
    }

    /** As {@code /rate_limit} shows it. */
    public ObjectNode json() {
      return Json.object()
          .and("limit", limit)
          .and("used", used)
          .and("remaining", remaining())
          .and("reset", reset.getEpochSecond());
    }

    Answer on(Answer answer) {
      return answer
          .with("X-RateLimit-Limit", Integer.toString(limit))
          .with("X-RateLimit-Remaining", Integer.toString(remaining()))
          .with("X-RateLimit-Used", Integer.toString(used))
          .with("X-RateLimit-Reset", Long.toString(reset.getEpochSecond()))
          .with("X-RateLimit-Resource", "core");
    }
  }

  public synchronized Window of(Identity identity) {
    var now = clock.instant();
    var window = windows.get(key(identity));
    return window == null || !now.isBefore(window.reset())
        ? new Window(limit, 0, now.plus(WINDOW))
        : window;
  }

  synchronized Window count(Identity identity) {
    var before = of(identity);
    var after = new Window(limit, before.used() + 1, before.reset());
    windows.put(key(identity), after);
    return after;
  }

  /** The window as if nothing were left, for a fault. */
  Window exhausted(Identity identity) {
    return new Window(limit, limit, of(identity).reset());
  }

  private static String key(Identity identity) {
    return switch (identity) {
      case Identity.Anonymous() -> "anonymous";
      case Identity.AsApp() -> "app";
      case Identity.AsUser(var who, _) -> "user " + who.id();
      case Identity.AsClient() -> "client";
      case Identity.AsInstallation(var token) -> "installation " + token.installation().id();
    };
  }
}
