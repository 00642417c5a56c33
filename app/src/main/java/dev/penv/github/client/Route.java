package dev.penv.github.client;

import java.util.List;
import java.util.regex.Pattern;

/** The kinds of calls penv makes, for metrics: few and known, whatever a path holds. */
record Route(String template, Pattern path) {
  private static final String REPO = "/repos/[^/]+/[^/]+";

  private static final List<Route> ALL =
      List.of(
          route("/app", "/app"),
          route("/app-manifests/{code}/conversions", "/app-manifests/[^/]+/conversions"),
          route("/app/hook/config", "/app/hook/config"),
          route("/app/hook/deliveries", "/app/hook/deliveries"),
          route("/rate_limit", "/rate_limit"),
          route("/app/installations/{id}/access_tokens", "/app/installations/\\d+/access_tokens"),
          route("/app/installations", "/app/installations"),
          route("/app/installations/{id}", "/app/installations/\\d+"),
          route("/app/hook/deliveries", "/app/hook/deliveries"),
          route("/app/hook/deliveries/{id}", "/app/hook/deliveries/\\d+"),
          route("/installation/repositories", "/installation/repositories"),
          route("/app/installations/{id}", "/app/installations/\\d+"),
          route(
              "/orgs/{org}/teams/{team}/memberships/{login}",
              "/orgs/[^/]+/teams/[^/]+/memberships/[^/]+"),
          route("/installation/token", "/installation/token"),
          route("/user", "/user"),
          route("/applications/{client_id}/token", "/applications/[^/]+/token"),
          route("/login/oauth/access_token", "/login/oauth/access_token"),
          route("/users/{login}", "/users/[^/]+"),
          route("/repos/{owner}/{repo}", REPO),
          route("/repos/{owner}/{repo}/pulls", REPO + "/pulls"),
          route("/repos/{owner}/{repo}/pulls", REPO + "/pulls"),
          route("/repos/{owner}/{repo}/git/ref/{ref}", REPO + "/git/ref/.*"),
          route("/repos/{owner}/{repo}/git/refs", REPO + "/git/refs"),
          route("/repos/{owner}/{repo}/git/trees", REPO + "/git/trees"),
          route("/repos/{owner}/{repo}/git/commits", REPO + "/git/commits"),
          route("/repos/{owner}/{repo}/git/commits/{sha}", REPO + "/git/commits/[^/]+"),
          route("/repos/{owner}/{repo}/pulls/{number}", REPO + "/pulls/\\d+"),
          route("/repos/{owner}/{repo}/contents/{path}", REPO + "/contents/.*"),
          route("/repos/{owner}/{repo}/compare/{basehead}", REPO + "/compare/.*"),
          route("/repos/{owner}/{repo}/commits/{ref}/check-runs", REPO + "/commits/.*/check-runs"),
          route("/repos/{owner}/{repo}/commits/{ref}", REPO + "/commits/.*"),
          route(
              "/repos/{owner}/{repo}/collaborators/{login}/permission",
              REPO + "/collaborators/[^/]+/permission"),
          route("/repos/{owner}/{repo}/issues/{number}", REPO + "/issues/\\d+"),
          route("/repos/{owner}/{repo}/issues/comments", REPO + "/issues/comments"),
          route("/repos/{owner}/{repo}/issues/{number}/comments", REPO + "/issues/\\d+/comments"),
          route("/repos/{owner}/{repo}/issues/comments/{id}", REPO + "/issues/comments/\\d+"),
          route(
              "/repos/{owner}/{repo}/issues/comments/{id}/reactions",
              REPO + "/issues/comments/\\d+/reactions"),
          route("/repos/{owner}/{repo}/check-runs", REPO + "/check-runs"),
          route("/repos/{owner}/{repo}/check-runs/{id}", REPO + "/check-runs/\\d+"));

  private static Route route(String template, String path) {
    return new Route(template, Pattern.compile("(/api/v3)?" + path));
  }

  static String of(String path) {
    return ALL.stream()
        .filter(route -> route.path().matcher(path).matches())
        .findFirst()
        .map(Route::template)
        .orElse("other");
  }
}
