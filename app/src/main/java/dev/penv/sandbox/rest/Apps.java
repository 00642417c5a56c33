package dev.penv.sandbox.rest;

import dev.penv.sandbox.http.Access;
import dev.penv.sandbox.http.Answer;
import dev.penv.sandbox.http.Body;
import dev.penv.sandbox.http.Call;
import dev.penv.sandbox.http.Credentials;
import dev.penv.sandbox.http.Identity;
import dev.penv.sandbox.http.Paging;
import dev.penv.sandbox.http.Refused;
import dev.penv.sandbox.http.Routes;
import dev.penv.sandbox.hub.AccessToken;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.hub.Hub;
import dev.penv.sandbox.hub.Installation;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.json.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The App, its installations, and tokens for them. */
final class Apps {
  private final Hub hub;
  private final App app;
  private final Credentials credentials;
  private final Shapes shapes;

  Apps(Hub hub, App app, Credentials credentials, Shapes shapes) {
    this.hub = hub;
    this.app = app;
    this.credentials = credentials;
    this.shapes = shapes;
  }

  void add(Routes routes) {
    var byApp = new Access.App();
    var byToken = new Access.Installation();
    routes
        .on("GET", "/app", byApp, _ -> Answer.ok(shapes.apps().app(app)))
        .on("GET", "/app/installations", byApp, this::installations)
        .on("GET", "/app/installations/{id}", byApp, call -> one(byId(call)))
        .on("POST", "/app/installations/{id}/access_tokens", byApp, this::token)
        .on("GET", "/repos/{owner}/{repo}/installation", byApp, this::ofRepository)
        .on("GET", "/installation/repositories", byToken, this::repositories)
        .on("DELETE", "/installation/token", byToken, this::revoke);
  }

  private Answer installations(Call call) {
    return Paging.of(call, hub.installations(), shapes.apps()::listed);
  }

  private Answer one(Installation installation) {
    return Answer.ok(shapes.apps().installation(installation));
  }

  private Installation byId(Call call) {
    return hub.installation(call.number("id")).orElseThrow(Refused::notFound);
  }

  private Answer ofRepository(Call call) {
    return one(hub.installation(call.repository().owner()).orElseThrow(Refused::notFound));
  }

  private Answer token(Call call) {
    var installation = byId(call);
    if (installation.suspendedAt() != null) {
      throw Refused.forbidden("This installation has been suspended");
    }
    var body = call.body();
    var repositories = repositories(body, reachable(installation));
    var token = credentials.issue(installation, repositories, permissions(body, installation));
    return Answer.created(shapes.apps().token(token));
  }

  private List<Repository> reachable(Installation installation) {
    return hub.repositories().stream().filter(installation::reaches).toList();
  }

  private static List<Repository> repositories(Body body, List<Repository> reachable) {
    var found = new ArrayList<Repository>();
    for (var name : body.texts("repositories")) {
      found.add(
          reachable.stream()
              .filter(each -> each.name().equals(name))
              .findFirst()
              .orElseThrow(Apps::outOfReach));
    }
    for (var id : body.numbers("repository_ids")) {
      found.add(
          reachable.stream()
              .filter(each -> each.id() == id)
              .findFirst()
              .orElseThrow(Apps::outOfReach));
    }
    return List.copyOf(found);
  }

  private static Refused outOfReach() {
    return Refused.invalid(
        "There is at least one repository that does not exist or is not accessible to the parent "
            + "installation.");
  }

  private static Map<String, String> permissions(Body body, Installation installation) {
    var asked = body.object("permissions");
    if (asked.isEmpty()) {
      return installation.permissions();
    }
    var found = new TreeMap<String, String>();
    for (var name : asked.get().names()) {
      var level = asked.get().word(name, List.of("read", "write", "admin"));
      var granted = installation.permissions().getOrDefault(name, "none");
      if (level == null || !(granted.equals(level) || granted.equals("write"))) {
        throw Refused.invalid("The permissions requested are not granted to this installation.");
      }
      found.put(name, level);
    }
    found.put("metadata", "read");
    return Map.copyOf(found);
  }

  private Answer repositories(Call call) {
    var token = token(call.identity());
    var reached = hub.repositories().stream().filter(token::reaches).toList();
    return Paging.under("repositories", call, reached, shapes.repositories()::simple);
  }

  private Answer revoke(Call call) {
    credentials.revoke(token(call.identity()));
    return Answer.empty(204);
  }

  private static AccessToken token(Identity identity) {
    return switch (identity) {
      case Identity.AsInstallation(var token) -> token;
      case Identity.Anonymous _, Identity.AsApp _, Identity.AsUser _, Identity.AsClient _ ->
          throw Refused.notFound();
    };
  }
}
