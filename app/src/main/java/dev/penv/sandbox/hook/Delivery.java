package dev.penv.sandbox.hook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.sandbox.json.Json;
import java.time.Instant;
import java.util.Map;

/**
 * One sending of an event, with what came of it.
 *
 * @param guid the same for all sendings of one event
 * @param status {@code OK}, or why it failed
 * @param statusCode the receiver's, or the one that GitHub shows for a failure
 */
public record Delivery(
    long id,
    String guid,
    Instant deliveredAt,
    boolean redelivery,
    String status,
    int statusCode,
    String event,
    JsonNode payload,
    Map<String, String> headers) {

  public boolean succeeded() {
    return statusCode >= 200 && statusCode < 300;
  }

  /** As the list of deliveries shows it. */
  public ObjectNode item() {
    return Json.object()
        .and("id", id)
        .and("guid", guid)
        .and("delivered_at", deliveredAt)
        .and("redelivery", redelivery)
        .and("duration", 0.1)
        .and("status", status)
        .and("status_code", statusCode)
        .and("event", event)
        .and("action", payload.get("action"))
        .and("installation_id", payload.path("installation").get("id"))
        .and("repository_id", payload.path("repository").get("id"))
        .and("throttled_at", null);
  }

  /** The same with request and response. */
  public ObjectNode whole(String url) {
    return Json.join(
        item(),
        Json.object()
            .and("url", url)
            .and("request", Json.object().and("headers", headers).and("payload", payload))
            .and("response", Json.object().and("headers", Map.of()).and("payload", status)));
  }
}
