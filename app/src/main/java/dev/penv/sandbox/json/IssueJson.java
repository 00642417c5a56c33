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
    var url = url(issue);
    var json =
        Json.object(
            "url", url,
            "repository_url", shapes.repositories().url(issue.repository()),
            "labels_url", url + "/labels{/name}",
            "comments_url", url + "/comments",
            "events_url", url + "/events",
            "html_url", page(issue),
            "timeline_url", url + "/timeline",
            "id", issue.id(),
            "node_id", Shapes.node("I", issue.id()),
            "number", issue.number(),
            "title", issue.title(),
            "body", issue.body().isEmpty() ? null : issue.body(),
            "user", shapes.accounts().simple(issue.author()),
            "labels", List.of(),
            "state", issue.isOpen() ? "open" : "closed",
            "state_reason", null,
            "locked", false,
            "active_lock_reason", null,
            "assignee", null,
            "assignees", List.of(),
            "milestone", null,
            "comments", issue.thread().size(),
            "created_at", issue.createdAt(),
            "updated_at", issue.updatedAt(),
            "closed_at", issue.closedAt(),
            "author_association", association(issue.repository(), issue.author()),
            "reactions", rollup(url, List.of()),
            "performed_via_github_app", null);
    if (issue instanceof PullRequest pull) {
      json.put("draft", false);
      json.set("pull_request", links(pull));
    }
    return json;
  }

  private ObjectNode links(PullRequest pull) {
    return Json.object(
        "url", shapes.pulls().url(pull),
        "html_url", page(pull),
        "diff_url", page(pull) + ".diff",
        "patch_url", page(pull) + ".patch",
        "merged_at", pull.isMerged() ? pull.closedAt() : null);
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
    return Json.object(
        "url", url,
        "html_url", page(issue) + "#issuecomment-" + comment.id(),
        "issue_url", url(issue),
        "id", comment.id(),
        "node_id", Shapes.node("IC", comment.id()),
        "user", shapes.accounts().simple(comment.author()),
        "created_at", comment.createdAt(),
        "updated_at", comment.updatedAt(),
        "author_association", association(issue.repository(), comment.author()),
        "body", comment.body(),
        "reactions", rollup(url, comment.reactions()),
        "performed_via_github_app", via(comment, app));
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
    var json = Json.object("url", url + "/reactions", "total_count", reactions.size());
    for (var content : REACTIONS) {
      json.put(
          content, reactions.stream().filter(each -> each.content().equals(content)).count());
    }
    return json;
  }

  public ObjectNode reaction(Comment.Reaction reaction) {
    return Json.object(
        "id", reaction.id(),
        "node_id", Shapes.node("REA", reaction.id()),
        "user", shapes.accounts().simple(reaction.user()),
        "content", reaction.content(),
        "created_at", reaction.createdAt());
  }

  /** What an edit changed, as its webhook says it. */
  public static ObjectNode changes(String earlier) {
    return Json.object("body", Map.of("from", earlier));
  }
}
