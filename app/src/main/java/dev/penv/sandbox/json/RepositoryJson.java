package dev.penv.sandbox.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.Issue;
import dev.penv.sandbox.hub.Repository;
import java.util.List;

/** Repositories. */
public final class RepositoryJson {
  /** Links that every repository has: field, then end of the path. */
  private static final String LINKS =
      """
      archive_url /{archive_format}{/ref}
      assignees_url /assignees{/user}
      blobs_url /git/blobs{/sha}
      branches_url /branches{/branch}
      collaborators_url /collaborators{/collaborator}
      comments_url /comments{/number}
      commits_url /commits{/sha}
      compare_url /compare/{base}...{head}
      contents_url /contents/{+path}
      contributors_url /contributors
      deployments_url /deployments
      downloads_url /downloads
      events_url /events
      forks_url /forks
      git_commits_url /git/commits{/sha}
      git_refs_url /git/refs{/sha}
      git_tags_url /git/tags{/sha}
      hooks_url /hooks
      issue_comment_url /issues/comments{/number}
      issue_events_url /issues/events{/number}
      issues_url /issues{/number}
      keys_url /keys{/key_id}
      labels_url /labels{/name}
      languages_url /languages
      merges_url /merges
      milestones_url /milestones{/number}
      notifications_url /notifications{?since,all,participating}
      pulls_url /pulls{/number}
      releases_url /releases{/id}
      stargazers_url /stargazers
      statuses_url /statuses/{sha}
      subscribers_url /subscribers
      subscription_url /subscription
      tags_url /tags
      teams_url /teams
      trees_url /git/trees{/sha}
      """;

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

  /** As the webhook of an installation names it. */
  public ObjectNode lite(Repository repository) {
    var json = identity(repository);
    json.retain("id", "node_id", "name", "full_name", "private");
    return json;
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
    return Json.object()
        .and("id", repository.id())
        .and("node_id", Shapes.node("R", repository.id()))
        .and("name", repository.name())
        .and("full_name", repository.fullName())
        .and("owner", shapes.accounts().simple(repository.owner()))
        .and("private", repository.isPrivate())
        .and("visibility", repository.isPrivate() ? "private" : "public")
        .and("html_url", page(repository))
        .and("description", null)
        .and("fork", repository.isFork())
        .and("url", url(repository))
        .and("default_branch", repository.defaultBranch());
  }

  private ObjectNode links(Repository repository) {
    var json = Json.object();
    LINKS
        .lines()
        .map(line -> line.split(" "))
        .forEach(link -> json.put(link[0], url(repository) + link[1]));
    return json;
  }

  private ObjectNode clones(Repository repository) {
    var page = page(repository);
    return Json.object()
        .and("clone_url", page + ".git")
        .and("git_url", page.replaceFirst("^http", "git") + ".git")
        .and("ssh_url", "git@127.0.0.1:" + repository.fullName() + ".git")
        .and("svn_url", page)
        .and("mirror_url", null)
        .and("homepage", null);
  }

  private static ObjectNode counts(Repository repository) {
    var open = repository.issues().stream().filter(Issue::isOpen).count();
    return Json.object()
        .and("language", null)
        .and("license", null)
        .and("forks", 0)
        .and("forks_count", 0)
        .and("stargazers_count", 0)
        .and("watchers", 0)
        .and("watchers_count", 0)
        .and("open_issues", open)
        .and("open_issues_count", open)
        .and("size", 1)
        .and("topics", List.of())
        .and("created_at", repository.createdAt())
        .and("updated_at", repository.createdAt())
        .and("pushed_at", repository.createdAt());
  }

  private static ObjectNode settings(Repository repository) {
    return Json.object()
        .and("has_issues", true)
        .and("has_projects", false)
        .and("has_wiki", false)
        .and("has_pages", false)
        .and("has_downloads", false)
        .and("has_discussions", false)
        .and("archived", false)
        .and("disabled", false)
        .and("is_template", false)
        .and("allow_forking", true)
        .and("web_commit_signoff_required", false)
        .and("allow_rebase_merge", true)
        .and("allow_squash_merge", true)
        .and("allow_merge_commit", true)
        .and("allow_auto_merge", false)
        .and("allow_update_branch", false)
        .and("delete_branch_on_merge", false)
        .and(
            "permissions",
            Json.object()
                .and("admin", false)
                .and("maintain", false)
                .and("push", false)
                .and("triage", false)
                .and("pull", !repository.isPrivate()));
  }
}
