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
    return Json.object(
        "zen", "Keep it logically awesome.",
        "hook_id", hook,
        "hook",
            Json.object(
                "type", "App",
                "id", hook,
                "name", "web",
                "active", true,
                "events", app.events(),
                "config",
                    Json.object("content_type", "json", "insecure_ssl", "0", "secret", "********"),
                "updated_at", app.createdAt(),
                "created_at", app.createdAt(),
                "app_id", app.id(),
                "deliveries_url",
                    shapes.apps().app(app).get("external_url").asText() + "app/hook/deliveries"),
        "sender", shapes.accounts().simple(app.owner()));
  }
}
