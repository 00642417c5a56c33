package dev.penv.sandbox.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.Issue;
import dev.penv.sandbox.hub.Repository;
import java.util.List;

/** Repositories. */
public final class RepositoryJson {
  /** Ends of the links that every repository has: field, then path. */
  private static final List<String> LINKS =
      List.of(
          "archive_url", "/{archive_format}{/ref}",
          "assignees_url", "/assignees{/user}",
          "blobs_url", "/git/blobs{/sha}",
          "branches_url", "/branches{/branch}",
          "collaborators_url", "/collaborators{/collaborator}",
          "comments_url", "/comments{/number}",
          "commits_url", "/commits{/sha}",
          "compare_url", "/compare/{base}...{head}",
          "contents_url", "/contents/{+path}",
          "contributors_url", "/contributors",
          "deployments_url", "/deployments",
          "downloads_url", "/downloads",
          "events_url", "/events",
          "forks_url", "/forks",
          "git_commits_url", "/git/commits{/sha}",
          "git_refs_url", "/git/refs{/sha}",
          "git_tags_url", "/git/tags{/sha}",
          "hooks_url", "/hooks",
          "issue_comment_url", "/issues/comments{/number}",
          "issue_events_url", "/issues/events{/number}",
          "issues_url", "/issues{/number}",
          "keys_url", "/keys{/key_id}",
          "labels_url", "/labels{/name}",
          "languages_url", "/languages",
          "merges_url", "/merges",
          "milestones_url", "/milestones{/number}",
          "notifications_url", "/notifications{?since,all,participating}",
          "pulls_url", "/pulls{/number}",
          "releases_url", "/releases{/id}",
          "stargazers_url", "/stargazers",
          "statuses_url", "/statuses/{sha}",
          "subscribers_url", "/subscribers",
          "subscription_url", "/subscription",
          "tags_url", "/tags",
          "teams_url", "/teams",
          "trees_url", "/git/trees{/sha}");

  private final Shapes shapes;

  RepositoryJson(Shapes shapes) {
    this.shapes = shapes;
  }

  String url(Repository repository) {
    return shapes.url("/repos/" + repository.fullName());
  }

  String page(Repository repository) {
    return shapes.url("/" + repository.fullName());
  }

  /** As it stands inside other things. */
  public ObjectNode simple(Repository repository) {
    return Json.join(
        identity(repository),
        links(repository),
        clones(repository),
        counts(repository),
        settings(repository));
  }

  /** As the call for one repository answers. */
  public ObjectNode full(Repository repository) {
    var json = simple(repository);
    json.put("subscribers_count", 0);
    json.put("network_count", 0);
    if (repository.owner().kind() == Account.Kind.ORGANIZATION) {
      json.set("organization", shapes.accounts().simple(repository.owner()));
    }
    if (repository.isFork()) {
      json.set("parent", simple(repository.source()));
      json.set("source", simple(repository.source()));
    }
    return json;
  }

  private ObjectNode identity(Repository repository) {
    return Json.object(
        "id", repository.id(),
        "node_id", Shapes.node("R", repository.id()),
        "name", repository.name(),
        "full_name", repository.fullName(),
        "owner", shapes.accounts().simple(repository.owner()),
        "private", repository.isPrivate(),
        "visibility", repository.isPrivate() ? "private" : "public",
        "html_url", page(repository),
        "description", null,
        "fork", repository.isFork(),
        "url", url(repository),
        "default_branch", repository.defaultBranch());
  }

  private ObjectNode links(Repository repository) {
    var json = Json.object();
    for (var i = 0; i < LINKS.size(); i += 2) {
      json.put(LINKS.get(i), url(repository) + LINKS.get(i + 1));
    }
    return json;
  }

  private ObjectNode clones(Repository repository) {
    var page = page(repository);
    return Json.object(
        "clone_url", page + ".git",
        "git_url", page.replaceFirst("^http", "git") + ".git",
        "ssh_url", "git@127.0.0.1:" + repository.fullName() + ".git",
        "svn_url", page,
        "mirror_url", null,
        "homepage", null);
  }

  private static ObjectNode counts(Repository repository) {
    var open = repository.issues().stream().filter(Issue::isOpen).count();
    return Json.object(
        "language", null,
        "license", null,
        "forks", 0,
        "forks_count", 0,
        "stargazers_count", 0,
        "watchers", 0,
        "watchers_count", 0,
        "open_issues", open,
        "open_issues_count", open,
        "size", 1,
        "topics", List.of(),
        "created_at", repository.createdAt(),
        "updated_at", repository.createdAt(),
        "pushed_at", repository.createdAt());
  }

  private static ObjectNode settings(Repository repository) {
    return Json.object(
        "has_issues", true,
        "has_projects", false,
        "has_wiki", false,
        "has_pages", false,
        "has_downloads", false,
        "has_discussions", false,
        "archived", false,
        "disabled", false,
        "is_template", false,
        "allow_forking", true,
        "web_commit_signoff_required", false,
        "allow_rebase_merge", true,
        "allow_squash_merge", true,
        "allow_merge_commit", true,
        "allow_auto_merge", false,
        "allow_update_branch", false,
        "delete_branch_on_merge", false,
        "permissions",
            Json.object(
                "admin", false, "maintain", false, "push", false, "triage", false, "pull",
                !repository.isPrivate()));
  }
}
