package dev.penv.sandbox.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.Hub;
import dev.penv.sandbox.hub.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Users, bots and organisations. */
public final class AccountJson {
  private final Shapes shapes;

  AccountJson(Shapes shapes) {
    this.shapes = shapes;
  }

  /** As it stands inside other things. */
  public ObjectNode simple(Account account) {
    var url = url(account);
    return Json.object(
        "login", account.login(),
        "id", account.id(),
        "node_id", Shapes.node("U", account.id()),
        "avatar_url", shapes.url("/sandbox/avatars/" + account.id() + ".svg"),
        "gravatar_id", "",
        "url", url,
        "html_url", shapes.url("/" + encoded(account)),
        "followers_url", url + "/followers",
        "following_url", url + "/following{/other_user}",
        "gists_url", url + "/gists{/gist_id}",
        "starred_url", url + "/starred{/owner}{/repo}",
        "subscriptions_url", url + "/subscriptions",
        "organizations_url", url + "/orgs",
        "repos_url", url + "/repos",
        "events_url", url + "/events{/privacy}",
        "received_events_url", url + "/received_events",
        "type", account.kind().word(),
        "user_view_type", "public",
        "site_admin", false);
  }

  String url(Account account) {
    return shapes.url("/users/" + encoded(account));
  }

  private static String encoded(Account account) {
    return URLEncoder.encode(account.login(), StandardCharsets.UTF_8);
  }

  /** As {@code /users/{login}} shows it. */
  public ObjectNode full(Account account) {
    return Json.join(
        simple(account),
            Json.object(
                "name", null,
                "company", null,
                "blog", "",
                "location", null,
                "email", null,
                "hireable", null,
                "bio", null,
                "twitter_username", null,
                "public_repos", 0,
                "public_gists", 0,
                "followers", 0,
                "following", 0,
                "created_at", account.createdAt(),
                "updated_at", account.createdAt()));
  }

  /** As webhooks name the organisation beside its repository. */
  public ObjectNode organization(Account account) {
    var url = shapes.url("/orgs/" + account.login());
    return Json.object(
        "login", account.login(),
        "id", account.id(),
        "node_id", Shapes.node("O", account.id()),
        "url", url,
        "repos_url", url + "/repos",
        "events_url", url + "/events",
        "hooks_url", url + "/hooks",
        "issues_url", url + "/issues",
        "members_url", url + "/members{/member}",
        "public_members_url", url + "/public_members{/member}",
        "avatar_url", shapes.url("/sandbox/avatars/" + account.id() + ".svg"),
        "description", null);
  }

  /** Answer of the permission call. */
  public ObjectNode permission(Account account, Role role) {
    var user = simple(account);
    user.set(
        "permissions",
        Json.object(
            "admin", role.atLeast(Role.ADMIN),
            "maintain", role.atLeast(Role.MAINTAIN),
            "push", role.atLeast(Role.WRITE),
            "triage", role.atLeast(Role.TRIAGE),
            "pull", role.atLeast(Role.READ)));
    user.put("role_name", role.word());
    return Json.object(
        "permission", role.permission(), "user", user, "role_name", role.word());
  }

  public JsonNode key(Hub.PublicKey key) {
    return Json.object(
        "id", key.id(), "key", key.key(), "created_at", key.createdAt(), "last_used", null);
  }
}
