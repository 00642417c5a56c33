package dev.penv.sandbox.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.sandbox.hub.AccessToken;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.hub.Installation;
import java.util.List;

/** The App, its installations and their tokens. */
public final class AppJson {
  private final Shapes shapes;

  AppJson(Shapes shapes) {
    this.shapes = shapes;
  }

  public ObjectNode app(App app) {
    return Json.object()
        .and("id", app.id())
        .and("client_id", app.clientId())
        .and("slug", app.slug())
        .and("node_id", Shapes.node("A", app.id()))
        .and("owner", shapes.accounts().simple(app.owner()))
        .and("name", app.name())
        .and("description", "")
        .and("external_url", shapes.url("/"))
        .and("html_url", page(app))
        .and("created_at", app.createdAt())
        .and("updated_at", app.createdAt())
        .and("permissions", app.permissions())
        .and("events", app.events());
  }

  private String page(App app) {
    return shapes.url("/apps/" + app.slug());
  }

  public ObjectNode installation(Installation installation) {
    var app = installation.app();
    var url = shapes.url("/app/installations/" + installation.id());
    return Json.object()
        .and("id", installation.id())
        .and("client_id", app.clientId())
        .and("account", shapes.accounts().simple(installation.account()))
        .and("repository_selection", "all")
        .and("access_tokens_url", url + "/access_tokens")
        .and("repositories_url", shapes.url("/installation/repositories"))
        .and("html_url", page(app) + "/installations/" + installation.id())
        .and("app_id", app.id())
        .and("app_slug", app.slug())
        .and("target_id", installation.account().id())
        .and("target_type", installation.account().kind().word())
        .and("permissions", installation.permissions())
        .and("events", app.events())
        .and("created_at", installation.createdAt())
        .and("updated_at", installation.createdAt())
        .and("single_file_name", null)
        .and("has_multiple_single_files", false)
        .and("single_file_paths", List.of())
        .and(
            "suspended_by",
            installation.suspendedAt() == null
                ? null
                : shapes.accounts().simple(installation.account()))
        .and("suspended_at", installation.suspendedAt());
  }

  /** In a list: there the description wants an account to be a user and an enterprise at once. */
  public ObjectNode listed(Installation installation) {
    var account = installation.account();
    var json = installation(installation);
    json.set(
        "account",
        Json.join(
            shapes.accounts().simple(account),
            Json.object()
                .and("name", account.login())
                .and("slug", account.login())
                .and("created_at", account.createdAt())
                .and("updated_at", account.createdAt())));
    return json;
  }

  /** As webhooks name the installation. */
  public ObjectNode lite(Installation installation) {
    return Json.object()
        .and("id", installation.id())
        .and("node_id", Shapes.node("MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9u", installation.id()));
  }

  public ObjectNode token(AccessToken token) {
    var narrowed = !token.repositories().isEmpty();
    var json =
        Json.object()
            .and("token", token.secret())
            .and("expires_at", token.expiresAt())
            .and("permissions", token.permissions())
            .and("repository_selection", narrowed ? "selected" : "all");
    if (narrowed) {
      json.set(
          "repositories",
          Json.array(token.repositories().stream().map(shapes.repositories()::full).toArray()));
    }
    return json;
  }
}
