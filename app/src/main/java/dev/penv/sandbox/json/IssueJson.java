package dev.penv.sandbox.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.hub.Comment;
import dev.penv.sandbox.hub.Issue;
import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.hub.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Issues (pull requests too, seen as such), comments and reactions. */
public final class IssueJson {
  /** GitHub's reactions, in its order. */
  public static final List<String> REACTIONS =
      List.of("+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes");

  private final Shapes shapes;

  IssueJson(Shapes shapes) {
    this.shapes = shapes;
  }

  String url(Issue issue) {
    return shapes.repositories().url(issue.repository()) + "/issues/" + issue.number();
  }

  String page(Issue issue) {
    var kind = issue instanceof PullRequest ? "/pull/" : "/issues/";
    return shapes.repositories().page(issue.repository()) + kind + issue.number();
  }

  public ObjectNode issue(Issue issue) {
    var json = Json.join(links(issue), content(issue));
    return issue instanceof PullRequest pull
        ? json.and("draft", false).and("pull_request", pullLinks(pull))
        : json;
  }

  private ObjectNode links(Issue issue) {
    var url = url(issue);
    return Json.object()
        .and("url", url)
        .and("repository_url", shapes.repositories().url(issue.repository()))
        .and("labels_url", url + "/labels{/name}")
        .and("comments_url", url + "/comments")
        .and("events_url", url + "/events")
        .and("html_url", page(issue))
        .and("timeline_url", url + "/timeline");
  }

  private ObjectNode content(Issue issue) {
    return Json.object()
        .and("id", issue.id())
        .and("node_id", Shapes.node("I", issue.id()))
        .and("number", issue.number())
        .and("title", issue.title())
        .and("body", issue.body().isEmpty() ? null : issue.body())
        .and("user", shapes.accounts().simple(issue.author()))
        .and("labels", List.of())
        .and("state", issue.isOpen() ? "open" : "closed")
        .and("state_reason", null)
        .and("locked", false)
        .and("active_lock_reason", null)
        .and("assignee", null)
        .and("assignees", List.of())
        .and("milestone", null)
        .and("comments", issue.thread().size())
        .and("created_at", issue.createdAt())
        .and("updated_at", issue.updatedAt())
        .and("closed_at", issue.closedAt())
        .and("author_association", association(issue.repository(), issue.author()))
        .and("reactions", rollup(url(issue), List.of()))
        .and("performed_via_github_app", null);
  }

  private ObjectNode pullLinks(PullRequest pull) {
    return Json.object()
        .and("url", shapes.pulls().url(pull))
        .and("html_url", page(pull))
        .and("diff_url", page(pull) + ".diff")
        .and("patch_url", page(pull) + ".patch")
        .and("merged_at", pull.isMerged() ? pull.closedAt() : null);
  }

  /** For display only: it says nothing of permissions. */
  static String association(Repository repository, Account account) {
    if (account.equals(repository.owner())) {
      return "OWNER";
    }
    return repository.role(account).atLeast(Role.READ) ? "COLLABORATOR" : "NONE";
  }

  /**
   * A comment.
   *
   * @param app named as the writer of comments that came with its token
   */
  public ObjectNode comment(Comment comment, App app) {
    var issue = comment.issue();
    var url = commentUrl(comment);
    return Json.object()
        .and("url", url)
        .and("html_url", page(issue) + "#issuecomment-" + comment.id())
        .and("issue_url", url(issue))
        .and("id", comment.id())
        .and("node_id", Shapes.node("IC", comment.id()))
        .and("user", shapes.accounts().simple(comment.author()))
        .and("created_at", comment.createdAt())
        .and("updated_at", comment.updatedAt())
        .and("author_association", association(issue.repository(), comment.author()))
        .and("body", comment.body())
        .and("reactions", rollup(url, comment.reactions()))
        .and("performed_via_github_app", via(comment, app));
  }

  private @Nullable ObjectNode via(Comment comment, App app) {
    return comment.byApp() ? shapes.apps().app(app) : null;
  }

  String commentUrl(Comment comment) {
    return shapes.repositories().url(comment.issue().repository())
        + "/issues/comments/"
        + comment.id();
  }

  private static ObjectNode rollup(String url, List<Comment.Reaction> reactions) {
    var json = Json.object().and("url", url + "/reactions").and("total_count", reactions.size());
    for (var content : REACTIONS) {
      json.put(content, reactions.stream().filter(each -> each.content().equals(content)).count());
    }
    return json;
  }

  public ObjectNode reaction(Comment.Reaction reaction) {
    return Json.object()
        .and("id", reaction.id())
        .and("node_id", Shapes.node("REA", reaction.id()))
        .and("user", shapes.accounts().simple(reaction.user()))
        .and("content", reaction.content())
        .and("created_at", reaction.createdAt());
  }

  /** What an edit changed, as its webhook says it. */
  public static ObjectNode changes(String earlier) {
    return Json.object().and("body", Map.of("from", earlier));
  }
}
