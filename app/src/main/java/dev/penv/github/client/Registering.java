package dev.penv.github.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.github.NewApp;
import dev.penv.github.Registrar;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The one call that is made before there is an App, and so without credentials. hub4j has it too,
 * but sends a body with it that GitHub's description does not know.
 */
public final class Registering implements Registrar, AutoCloseable {
  private static final int ATTEMPTS = 3;

  private final Server server;
  private final Session nobody;

  /**
   * @param api root of the REST API, as for {@link GitHubApp}
   */
  public Registering(URI api, Patience patience, InstantSource clock, MeterRegistry metrics) {
    server = Server.of(api, patience, clock, metrics);
    nobody = new Session(server, 0, new Credential.None());
  }

  /**
   * Asks again when an answer is lost: a code that was not taken yet still works, and one that was
   * taken is refused without harm.
   */
  @Override
  public Conversion convert(String code) {
    var path = "/app-manifests/" + Urls.segment(code) + "/conversions";
    var call = new Call("POST", server.at(path), Call.JSON, "");
    var lost = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return new Conversion.Made(app(Json.read(nobody.send(call))));
      } catch (Failure failure) {
        // The code is worth an App until it is used, so it is in no message.
        var reason = failure.reason().replace(Urls.segment(code), "…");
        var ending = ending(failure, reason, lost);
        if (ending.isPresent()) return ending.get();
        lost = reason;
        if (!pause()) break;
      }
    }
    return new Conversion.Lost(lost);
  }

  /** False when the process is shutting down. */
  private boolean pause() {
    try {
      Thread.sleep(server.patience().pause());
      return true;
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Empty when it is worth another try.
   *
   * @param lost why an earlier answer is missing, empty when there was none
   */
  private static Optional<Conversion> ending(Failure failure, String reason, String lost) {
    return switch (failure) {
      case Failure.Refused _, Failure.Shut _ ->
          Optional.of(lost.isEmpty() ? new Conversion.Refused(reason) : new Conversion.Lost(lost));
      case Failure.Unsent _, Failure.Limited _ ->
          Optional.of(new Conversion.Unreached(lost.isEmpty() ? reason : lost));
      case Failure.Unanswered _ -> Optional.empty();
    };
  }

  private static NewApp app(JsonNode json) {
    var app =
        new NewApp(
            json.path("id").asLong(),
            text(json, "slug"),
            text(json, "client_id"),
            text(json, "client_secret"),
            text(json, "webhook_secret"),
            text(json, "pem"),
            Urls.named(text(json, "html_url")));
    if (app.id() == 0 || app.privateKey().isEmpty() || app.webhookSecret().isEmpty()) {
      throw new Failure.Unanswered("GitHub's answer lacks the key of the new App");
    }
    return app;
  }

  /**
   * Empty also where the answer says {@code null}, which would else be a secret of four letters.
   */
  private static String text(JsonNode json, String name) {
    return json.path(name).asText("");
  }

  @Override
  public void close() {
    server.transport().close();
  }
}
