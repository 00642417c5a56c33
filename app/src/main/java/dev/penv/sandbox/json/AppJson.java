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
    return Json.object(
        "id", app.id(),
        "client_id", app.clientId(),
        "slug", app.slug(),
        "node_id", Shapes.node("A", app.id()),
        "owner", shapes.accounts().simple(app.owner()),
        "name", app.name(),
        "description", "",
        "external_url", shapes.url("/"),
        "html_url", page(app),
        "created_at", app.createdAt(),
        "updated_at", app.createdAt(),
        "permissions", app.permissions(),
        "events", app.events());
  }

  private String page(App app) {
    return shapes.url("/apps/" + app.slug());
  }

  public ObjectNode installation(Installation installation) {
    var app = installation.app();
    var url = shapes.url("/app/installations/" + installation.id());
    return Json.object(
        "id", installation.id(),
        "client_id", app.clientId(),
        "account", shapes.accounts().simple(installation.account()),
        "repository_selection", "all",
        "access_tokens_url", url + "/access_tokens",
        "repositories_url", shapes.url("/installation/repositories"),
        "html_url", page(app) + "/installations/" + installation.id(),
        "app_id", app.id(),
        "app_slug", app.slug(),
        "target_id", installation.account().id(),
        "target_type", installation.account().kind().word(),
        "permissions", installation.permissions(),
        "events", app.events(),
        "created_at", installation.createdAt(),
        "updated_at", installation.createdAt(),
        "single_file_name", null,
        "has_multiple_single_files", false,
        "single_file_paths", List.of(),
        "suspended_by", null,
        "suspended_at", null);
  }

  /** As webhooks name the installation. */
  public ObjectNode lite(Installation installation) {
    return Json.object(
        "id", installation.id(),
        "node_id", Shapes.node("MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9u", installation.id()));
  }

  public ObjectNode token(AccessToken token) {
    var narrowed = !token.repositories().isEmpty();
    var json =
        Json.object(
            "token", token.secret(),
            "expires_at", token.expiresAt(),
            "permissions", token.permissions(),
            "repository_selection", narrowed ? "selected" : "all");
    if (narrowed) {
      json.set(
          "repositories",
          Json.array(token.repositories().stream().map(shapes.repositories()::full).toArray()));
    }
    return json;
  }
}
