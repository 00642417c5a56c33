package dev.penv.sandbox.rest;

import dev.penv.sandbox.http.Access;
import dev.penv.sandbox.http.Answer;
import dev.penv.sandbox.http.Call;
import dev.penv.sandbox.http.Limits;
import dev.penv.sandbox.http.Paging;
import dev.penv.sandbox.http.Refused;
import dev.penv.sandbox.http.Routes;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.Hub;
import dev.penv.sandbox.json.Json;
import dev.penv.sandbox.json.Shapes;
import java.util.List;

/** Users, and what GitHub says of itself. */
final class Users {
  private final Hub hub;
  private final Limits limits;
  private final Shapes shapes;

  Users(Hub hub, Limits limits, Shapes shapes) {
    this.hub = hub;
    this.limits = limits;
    this.shapes = shapes;
  }

  void add(Routes routes) {
    var open = new Access.Open();
    routes
        .on("GET", "/users/{login}", open, call -> Answer.ok(shapes.accounts().full(find(call))))
        .on("GET", "/users/{login}/keys", open, this::keys)
        .on("GET", "/rate_limit", open, this::rateLimit)
        .on("GET", "/meta", open, _ -> meta());
  }

  private Account find(Call call) {
    return hub.account(call.text("login")).orElseThrow(Refused::notFound);
  }

  private Answer keys(Call call) {
    return Paging.of(call, hub.keys(find(call)), shapes.accounts()::key);
  }

  private Answer rateLimit(Call call) {
    var core = limits.of(call.identity()).json();
    return Answer.ok(
        Json.object()
            .and(
                "resources",
                Json.object()
                    .and("core", core)
                    .and("search", core)
                    .and("graphql", core)
                    .and("integration_manifest", core)
                    .and("code_search", core))
            .and("rate", core));
  }

  private static Answer meta() {
    var here = List.of("127.0.0.1/32");
    return Answer.ok(
        Json.object()
            .and("verifiable_password_authentication", false)
            .and("hooks", here)
            .and("web", here)
            .and("api", here)
            .and("git", here));
  }
}
