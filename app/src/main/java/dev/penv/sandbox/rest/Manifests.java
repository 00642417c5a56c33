package dev.penv.sandbox.rest;

import dev.penv.sandbox.hook.Outbox;
import dev.penv.sandbox.http.Access;
import dev.penv.sandbox.http.Answer;
import dev.penv.sandbox.http.Call;
import dev.penv.sandbox.http.Refused;
import dev.penv.sandbox.http.Routes;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.hub.Conversions;
import dev.penv.sandbox.json.Json;
import dev.penv.sandbox.json.Shapes;

/** The App from its manifest, and where its webhooks go. */
final class Manifests {
  private final App app;
  private final Conversions conversions;
  private final Outbox outbox;
  private final Shapes shapes;

  Manifests(App app, Conversions conversions, Outbox outbox, Shapes shapes) {
    this.app = app;
    this.conversions = conversions;
    this.outbox = outbox;
    this.shapes = shapes;
  }

  void add(Routes routes) {
    routes
        .on("POST", "/app-manifests/{code}/conversions", new Access.Open(), this::convert)
        .on("GET", "/app/hook/config", new Access.App(), _ -> hook());
  }

  private Answer convert(Call call) {
    var secrets = conversions.take(call.text("code")).orElseThrow(Refused::notFound);
    return Answer.created(
        Json.join(
            shapes.apps().app(app),
            Json.object()
                .and("client_secret", secrets.client())
                .and("webhook_secret", secrets.webhook())
                .and("pem", secrets.pem())));
  }

  private Answer hook() {
    var to = outbox.target().orElseThrow(Refused::notFound);
    return Answer.ok(
        Json.object()
            .and("content_type", "json")
            .and("insecure_ssl", "0")
            .and("secret", "********")
            .and("url", to.uri().toString()));
  }
}
