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
    return Json.object(
        "url", url,
        "id", pull.id(),
        "node_id", Shapes.node("PR", pull.id()),
        "html_url", page,
        "diff_url", page + ".diff",
        "patch_url", page + ".patch",
        "issue_url", shapes.issues().url(pull),
        "commits_url", url + "/commits",
        "review_comments_url", url + "/comments",
        "review_comment_url",
            shapes.repositories().url(pull.repository()) + "/pulls/comments{/number}",
        "comments_url", shapes.issues().url(pull) + "/comments",
        "statuses_url", statuses(pull),
        "number", pull.number(),
        "title", pull.title(),
        "body", pull.body().isEmpty() ? null : pull.body(),
        "user", shapes.accounts().simple(pull.author()),
        "_links", links(pull));
  }

  private String statuses(PullRequest pull) {
    return shapes.repositories().url(pull.repository()) + "/statuses/" + pull.head();
  }

  private ObjectNode links(PullRequest pull) {
    var url = url(pull);
    return Json.object(
        "self", href(url),
        "html", href(shapes.issues().page(pull)),
        "issue", href(shapes.issues().url(pull)),
        "comments", href(shapes.issues().url(pull) + "/comments"),
        "review_comments", href(url + "/comments"),
        "review_comment",
            href(shapes.repositories().url(pull.repository()) + "/pulls/comments{/number}"),
        "commits", href(url + "/commits"),
        "statuses", href(statuses(pull)));
  }

  private static ObjectNode href(String url) {
    return Json.object("href", url);
  }

  private ObjectNode state(PullRequest pull) {
    var user = pull.author();
    return Json.object(
        "state", pull.isOpen() ? "open" : "closed",
        "locked", false,
        "active_lock_reason", null,
        "draft", false,
        "merged", pull.isMerged(),
        "mergeable", pull.isOpen() ? true : null,
        "rebaseable", pull.isOpen() ? true : null,
        "mergeable_state", pull.isOpen() ? "clean" : "unknown",
        "merged_by", null,
        "merged_at", pull.isMerged() ? pull.closedAt() : null,
        "merge_commit_sha", pull.mergeCommit(),
        "auto_merge", null,
        "maintainer_can_modify", false,
        "labels", List.of(),
        "milestone", null,
        "assignee", null,
        "assignees", List.of(),
        "requested_reviewers", List.of(),
        "requested_teams", List.of(),
        "author_association", IssueJson.association(pull.repository(), user),
        "created_at", pull.createdAt(),
        "updated_at", pull.updatedAt(),
        "closed_at", pull.closedAt());
  }

  private ObjectNode sides(PullRequest pull) {
    return Json.object(
        "head",
            side(pull.headOwner(), pull.headRef(), pull.head(), pull.headRepository()),
        "base",
            side(
                pull.repository().owner(),
                pull.baseRef(),
                pull.base(),
                Optional.of(pull.repository())));
  }

  private ObjectNode side(Account owner, String ref, String sha, Optional<Repository> in) {
    return Json.object(
        "label", owner.login() + ":" + ref,
        "ref", ref,
        "sha", sha,
        "user", shapes.accounts().simple(owner),
        "repo", in.map(shapes.repositories()::simple));
  }

  private static ObjectNode size(PullRequest pull) {
    var git = pull.repository().git();
    var changes = Changes.of(git, pull.mergeBase(), pull.head());
    return Json.object(
        "comments", pull.thread().size(),
        "review_comments", 0,
        "commits", git.between(pull.base(), pull.head()).size(),
        "additions", changes.additions(),
        "deletions", changes.deletions(),
        "changed_files", changes.files().size());
  }

  /** As check runs and suites name the pull requests that they belong to. */
  public ObjectNode lite(PullRequest pull) {
    var repository = pull.repository();
    return Json.object(
        "id", pull.id(),
        "number", pull.number(),
        "url", url(pull),
        "head",
            Json.object("ref", pull.headRef(), "sha", pull.head(), "repo", lite(repository)),
        "base",
            Json.object("ref", pull.baseRef(), "sha", pull.base(), "repo", lite(repository)));
  }

  private ObjectNode lite(Repository repository) {
    return Json.object(
        "id", repository.id(),
        "url", shapes.repositories().url(repository),
        "name", repository.name());
  }
}
