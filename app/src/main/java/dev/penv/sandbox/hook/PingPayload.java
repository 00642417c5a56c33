package dev.penv.sandbox.hook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.json.Json;
import dev.penv.sandbox.json.Shapes;

/** The first webhook of an App. */
final class PingPayload {
  private PingPayload() {}

  static ObjectNode of(App app, Shapes shapes) {
    var hook = app.id() + 1;
    return Json.object()
        .and("zen", "Keep it logically awesome.")
        .and("hook_id", hook)
        .and(
            "hook",
            Json.object()
                .and("type", "App")
                .and("id", hook)
                .and("name", "web")
                .and("active", true)
                .and("events", app.events())
                .and(
                    "config",
                    Json.object()
                        .and("content_type", "json")
                        .and("insecure_ssl", "0")
                        .and("secret", "********"))
                .and("updated_at", app.createdAt())
                .and("created_at", app.createdAt())
                .and("app_id", app.id())
                .and(
                    "deliveries_url",
                    shapes.apps().app(app).get("external_url").asText() + "app/hook/deliveries"))
        .and("sender", shapes.accounts().simple(app.owner()));
  }
}
