package dev.penv.github.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.github.SentWebhooks;
import java.util.Optional;

/** The webhooks of the App, which only the App itself may ask for. hub4j has none of the calls. */
final class AppWebhooks implements SentWebhooks {
  private static final String ALL = "/app/hook/deliveries";

  private final Session app;

  /**
   * @param app speaks for the App itself
   */
  AppWebhooks(Session app) {
    this.app = app;
  }

  @Override
  public Page page(String cursor) {
    var from = cursor.isEmpty() ? "" : "&cursor=" + Urls.segment(cursor);
    return Reads.reached(() -> {
      var reply = get(ALL + "?per_page=100" + from);
      var sent = Json.read(reply).valueStream().map(AppWebhooks::sent).toList();
      return new Page(sent, Links.cursor(reply));
    });
  }

  @Override
  public Optional<byte[]> payload(long id) {
    return Reads.found(() -> Json.read(get(ALL + "/" + id)).at("/request/payload"))
        .filter(JsonNode::isObject)
        .map(payload -> payload.toString().getBytes(UTF_8));
  }

  private Reply get(String path) {
    return app.send(Call.get(app.server().at(path)));
  }

  private static Sent sent(JsonNode delivery) {
    var code = delivery.path("status_code").asInt();
    return new Sent(
        delivery.path("id").asLong(),
        delivery.path("guid").asText(),
        Json.instant(delivery, "delivered_at"),
        delivery.path("status").asText().equals("OK") || (code >= 200 && code < 300),
        delivery.path("event").asText(),
        delivery.path("action").asText(""));
  }
}
