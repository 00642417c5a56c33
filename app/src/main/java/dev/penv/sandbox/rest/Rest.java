package dev.penv.sandbox.rest;

import dev.penv.sandbox.hook.Outbox;
import dev.penv.sandbox.http.Credentials;
import dev.penv.sandbox.http.Limits;
import dev.penv.sandbox.http.Routes;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.hub.Conversions;
import dev.penv.sandbox.hub.Hub;
import dev.penv.sandbox.json.Shapes;

/** All REST calls that the sandbox knows. */
public final class Rest {
  private Rest() {}

  public static Routes routes(
      Hub hub,
      App app,
      Conversions conversions,
      Credentials credentials,
      Limits limits,
      Outbox outbox,
      Shapes shapes) {
    var routes = new Routes();
    new Manifests(app, conversions, outbox, shapes).add(routes);
    new Apps(hub, app, credentials, shapes).add(routes);
    new SignedIn(app, credentials, shapes).add(routes);
    new HookDeliveries(outbox).add(routes);
    // Before issues by number: one of its paths looks like these.
    new Comments(app, shapes).add(routes);
    new Repositories(hub, app, shapes).add(routes);
    new CheckRuns(app, shapes).add(routes);
    new Contents(shapes).add(routes);
    new Refs(app, shapes).add(routes);
    new Commits(shapes).add(routes);
    new GitObjects(app, shapes).add(routes);
    new Teams(hub, shapes).add(routes);
    new Users(hub, limits, shapes).add(routes);
    return routes;
  }
}
