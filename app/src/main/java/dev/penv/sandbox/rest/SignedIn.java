package dev.penv.sandbox.rest;

import dev.penv.sandbox.http.Access;
import dev.penv.sandbox.http.Answer;
import dev.penv.sandbox.http.Call;
import dev.penv.sandbox.http.Credentials;
import dev.penv.sandbox.http.Identity;
import dev.penv.sandbox.http.Refused;
import dev.penv.sandbox.http.Routes;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.json.Shapes;

/** What a person's token is good for here: saying who that is. */
final class SignedIn {
  private final App app;
  private final Credentials credentials;
  private final Shapes shapes;

  SignedIn(App app, Credentials credentials, Shapes shapes) {
    this.app = app;
    this.credentials = credentials;
    this.shapes = shapes;
  }

  void add(Routes routes) {
    routes
        .on("GET", "/user", new Access.User(), this::user)
        .on("DELETE", "/applications/{client_id}/token", new Access.Client(), this::revoke);
  }

  private Answer user(Call call) {
    if (call.identity() instanceof Identity.AsUser(var who, var _)) {
      return Answer.ok(shapes.accounts().full(who));
    }
    throw Refused.unauthorized("Requires authentication");
  }

  private Answer revoke(Call call) {
    if (!call.text("client_id").equals(app.clientId())) throw Refused.notFound();
    credentials.revokeUser(call.body().required("access_token"));
    return Answer.empty(204);
  }
}
