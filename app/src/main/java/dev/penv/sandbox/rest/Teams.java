package dev.penv.sandbox.rest;

import dev.penv.sandbox.http.Access;
import dev.penv.sandbox.http.Answer;
import dev.penv.sandbox.http.Call;
import dev.penv.sandbox.http.Identity;
import dev.penv.sandbox.http.Refused;
import dev.penv.sandbox.http.Routes;
import dev.penv.sandbox.hub.Hub;
import dev.penv.sandbox.json.Shapes;

/** Who is in the teams of an organisation. */
final class Teams {
  private final Hub hub;
  private final Shapes shapes;

  Teams(Hub hub, Shapes shapes) {
    this.hub = hub;
    this.shapes = shapes;
  }

  void add(Routes routes) {
    routes.on(
        "GET",
        "/orgs/{org}/teams/{team}/memberships/{login}",
        new Access.Installation(),
        this::membership);
  }

  /** Whoever may not read members is told what a stranger is told: that there is nothing. */
  private Answer membership(Call call) {
    var organization = call.text("org");
    if (!maySee(call.identity(), organization)) throw Refused.notFound();
    var account = hub.account(call.text("login")).orElseThrow(Refused::notFound);
    if (!hub.team(organization, call.text("team")).contains(account)) throw Refused.notFound();
    return Answer.ok(shapes.accounts().membership(organization, call.text("team"), account));
  }

  private static boolean maySee(Identity identity, String organization) {
    return switch (identity) {
      case Identity.AsInstallation(var token) ->
          token.allows("members", "read")
              && token.installation().account().login().equalsIgnoreCase(organization);
      case Identity.Anonymous _, Identity.AsApp _, Identity.AsUser _, Identity.AsClient _ -> false;
    };
  }
}
