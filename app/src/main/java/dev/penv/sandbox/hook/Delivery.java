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
    return Json.object(
        "id", id,
        "guid", guid,
        "delivered_at", deliveredAt,
        "redelivery", redelivery,
        "duration", 0.1,
        "status", status,
        "status_code", statusCode,
        "event", event,
        "action", payload.get("action"),
        "installation_id", payload.path("installation").get("id"),
        "repository_id", payload.path("repository").get("id"),
        "throttled_at", null);
  }

  /** The same with request and response. */
  public ObjectNode whole(String url) {
    return Json.join(
        item(),
        Json.object(
            "url", url,
            "request", Json.object("headers", headers, "payload", payload),
            "response", Json.object("headers", Map.of(), "payload", status)));
  }
}
