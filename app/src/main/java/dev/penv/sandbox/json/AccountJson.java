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
    return Json.object()
        .and("login", account.login())
        .and("id", account.id())
        .and("node_id", Shapes.node("U", account.id()))
        .and("avatar_url", shapes.url("/sandbox/avatars/" + account.id() + ".svg"))
        .and("gravatar_id", "")
        .and("url", url)
        .and("html_url", shapes.url("/" + encoded(account)))
        .and("followers_url", url + "/followers")
        .and("following_url", url + "/following{/other_user}")
        .and("gists_url", url + "/gists{/gist_id}")
        .and("starred_url", url + "/starred{/owner}{/repo}")
        .and("subscriptions_url", url + "/subscriptions")
        .and("organizations_url", url + "/orgs")
        .and("repos_url", url + "/repos")
        .and("events_url", url + "/events{/privacy}")
        .and("received_events_url", url + "/received_events")
        .and("type", account.kind().word())
        .and("user_view_type", "public")
        .and("site_admin", false);
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
        Json.object()
            .and("name", null)
            .and("company", null)
            .and("blog", "")
            .and("location", null)
            .and("email", null)
            .and("hireable", null)
            .and("bio", null)
            .and("twitter_username", null)
            .and("public_repos", 0)
            .and("public_gists", 0)
            .and("followers", 0)
            .and("following", 0)
            .and("created_at", account.createdAt())
            .and("updated_at", account.createdAt()));
  }

  /** As webhooks name the organisation beside its repository. */
  public ObjectNode organization(Account account) {
    var url = shapes.url("/orgs/" + account.login());
    return Json.object()
        .and("login", account.login())
        .and("id", account.id())
        .and("node_id", Shapes.node("O", account.id()))
        .and("url", url)
        .and("repos_url", url + "/repos")
        .and("events_url", url + "/events")
        .and("hooks_url", url + "/hooks")
        .and("issues_url", url + "/issues")
        .and("members_url", url + "/members{/member}")
        .and("public_members_url", url + "/public_members{/member}")
        .and("avatar_url", shapes.url("/sandbox/avatars/" + account.id() + ".svg"))
        .and("description", null);
  }

  /** Answer of the permission call. */
  public ObjectNode permission(Account account, Role role) {
    var user = simple(account);
    user.set(
        "permissions",
        Json.object()
            .and("admin", role.atLeast(Role.ADMIN))
            .and("maintain", role.atLeast(Role.MAINTAIN))
            .and("push", role.atLeast(Role.WRITE))
            .and("triage", role.atLeast(Role.TRIAGE))
            .and("pull", role.atLeast(Role.READ)));
    user.put("role_name", role.word());
    return Json.object()
        .and("permission", role.permission())
        .and("user", user)
        .and("role_name", role.word());
  }

  public JsonNode key(Hub.PublicKey key) {
    return Json.object()
        .and("id", key.id())
        .and("key", key.key())
        .and("created_at", key.createdAt())
        .and("last_used", null);
  }

  /** That an account is an active member of a team. */
  public ObjectNode membership(String organization, String team, Account member) {
    var path = "/orgs/%s/teams/%s/memberships/%s".formatted(organization, team, member.login());
    return Json.object().and("url", shapes.url(path)).and("role", "member").and("state", "active");
  }
}
