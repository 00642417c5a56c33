package dev.penv.sandbox.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Codes for which an App's secrets are handed over, once and within an hour. */
public final class Conversions {
  private static final Duration LIFE = Duration.ofHours(1);

  private final Hub hub;
  private final Map<String, Pending> pending = new HashMap<>();

  public Conversions(Hub hub) {
    this.hub = hub;
  }

  /** What is handed over beside the App itself. */
  public record Secrets(String client, String webhook, String pem) {}

  private record Pending(Secrets secrets, Instant since) {}

  /** A code for these. */
  public String offer(Secrets secrets) {
    return hub.monitor()
        .change(() -> {
          var code = UUID.randomUUID().toString().replace("-", "");
          pending.put(code, new Pending(secrets, hub.now()));
          return code;
        });
  }

  /** Empty when the code is none, used up or too old. */
  public Optional<Secrets> take(String code) {
    return hub.monitor()
        .change(() ->
            Optional.ofNullable(pending.remove(code))
                .filter(each -> each.since().plus(LIFE).isAfter(hub.now()))
                .map(Pending::secrets));
  }
}
