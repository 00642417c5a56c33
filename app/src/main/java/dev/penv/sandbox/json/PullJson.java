package dev.penv.sandbox.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.sandbox.git.Changes;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Repository;
import java.util.List;
import java.util.Optional;

/** Pull requests. */
public final class PullJson {
  private final Shapes shapes;

  PullJson(Shapes shapes) {
    this.shapes = shapes;
  }

  String url(PullRequest pull) {
    return shapes.repositories().url(pull.repository()) + "/pulls/" + pull.number();
  }

  /** As the list of pull requests shows it. */
  public ObjectNode simple(PullRequest pull) {
    return Json.join(identity(pull), state(pull), sides(pull));
  }

  /** With everything that the call for one pull request answers. */
  public ObjectNode full(PullRequest pull) {
    return Json.join(identity(pull), state(pull), sides(pull), size(pull));
  }

  private ObjectNode identity(PullRequest pull) {
    var url = url(pull);
    var page = shapes.issues().page(pull);
    return Json.object()
        .and("url", url)
        .and("id", pull.id())
        .and("node_id", Shapes.node("PR", pull.id()))
        .and("html_url", page)
        .and("diff_url", page + ".diff")
        .and("patch_url", page + ".patch")
        .and("issue_url", shapes.issues().url(pull))
        .and("commits_url", url + "/commits")
        .and("review_comments_url", url + "/comments")
        .and(
            "review_comment_url",
            shapes.repositories().url(pull.repository()) + "/pulls/comments{/number}")
        .and("comments_url", shapes.issues().url(pull) + "/comments")
        .and("statuses_url", statuses(pull))
        .and("number", pull.number())
        .and("title", pull.title())
        .and("body", pull.body().isEmpty() ? null : pull.body())
        .and("user", shapes.accounts().simple(pull.author()))
        .and("_links", links(pull));
  }

  private String statuses(PullRequest pull) {
    return shapes.repositories().url(pull.repository()) + "/statuses/" + pull.head();
  }

  private ObjectNode links(PullRequest pull) {
    var url = url(pull);
    return Json.object()
        .and("self", href(url))
        .and("html", href(shapes.issues().page(pull)))
        .and("issue", href(shapes.issues().url(pull)))
        .and("comments", href(shapes.issues().url(pull) + "/comments"))
        .and("review_comments", href(url + "/comments"))
        .and(
            "review_comment",
            href(shapes.repositories().url(pull.repository()) + "/pulls/comments{/number}"))
        .and("commits", href(url + "/commits"))
        .and("statuses", href(statuses(pull)));
  }

  private static ObjectNode href(String url) {
    return Json.object().and("href", url);
  }

  private ObjectNode state(PullRequest pull) {
    var user = pull.author();
    return Json.object()
        .and("state", pull.isOpen() ? "open" : "closed")
        .and("locked", false)
        .and("active_lock_reason", null)
        .and("draft", false)
        .and("merged", pull.isMerged())
        .and("mergeable", pull.isOpen() ? true : null)
        .and("rebaseable", pull.isOpen() ? true : null)
        .and("mergeable_state", pull.isOpen() ? "clean" : "unknown")
        .and("merged_by", null)
        .and("merged_at", pull.isMerged() ? pull.closedAt() : null)
        .and("merge_commit_sha", pull.mergeCommit())
        .and("auto_merge", null)
        .and("maintainer_can_modify", false)
        .and("labels", List.of())
        .and("milestone", null)
        .and("assignee", null)
        .and("assignees", List.of())
        .and("requested_reviewers", List.of())
        .and("requested_teams", List.of())
        .and("author_association", IssueJson.association(pull.repository(), user))
        .and("created_at", pull.createdAt())
        .and("updated_at", pull.updatedAt())
        .and("closed_at", pull.closedAt());
  }

  private ObjectNode sides(PullRequest pull) {
    return Json.object()
        .and("head", side(pull.headOwner(), pull.headRef(), pull.head(), pull.headRepository()))
        .and(
            "base",
            side(
                pull.repository().owner(),
                pull.baseRef(),
                pull.base(),
                Optional.of(pull.repository())));
  }

  private ObjectNode side(Account owner, String ref, String sha, Optional<Repository> in) {
    return Json.object()
        .and("label", owner.login() + ":" + ref)
        .and("ref", ref)
        .and("sha", sha)
        .and("user", shapes.accounts().simple(owner))
        .and("repo", in.map(shapes.repositories()::simple));
  }

  private static ObjectNode size(PullRequest pull) {
    var git = pull.repository().git();
    var changes = Changes.of(git, pull.mergeBase(), pull.head());
    return Json.object()
        .and("comments", pull.thread().size())
        .and("review_comments", 0)
        .and("commits", git.between(pull.base(), pull.head()).size())
        .and("additions", changes.additions())
        .and("deletions", changes.deletions())
        .and("changed_files", changes.files().size());
  }

  /** As check runs and suites name the pull requests that they belong to. */
  public ObjectNode lite(PullRequest pull) {
    var repository = pull.repository();
    return Json.object()
        .and("id", pull.id())
        .and("number", pull.number())
        .and("url", url(pull))
        .and(
            "head",
            Json.object()
                .and("ref", pull.headRef())
                .and("sha", pull.head())
                .and("repo", lite(repository)))
        .and(
            "base",
            Json.object()
                .and("ref", pull.baseRef())
                .and("sha", pull.base())
                .and("repo", lite(repository)));
  }

  private ObjectNode lite(Repository repository) {
    return Json.object()
        .and("id", repository.id())
        .and("url", shapes.repositories().url(repository))
        .and("name", repository.name());
  }
}
