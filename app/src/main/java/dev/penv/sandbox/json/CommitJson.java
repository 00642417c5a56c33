package dev.penv.sandbox.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.sandbox.git.Changes;
import dev.penv.sandbox.git.Commit;
import dev.penv.sandbox.hub.Repository;
import java.util.List;
import java.util.Optional;

/** Commits, what they change, and refs to them. */
public final class CommitJson {
  private final Shapes shapes;

  CommitJson(Shapes shapes) {
    this.shapes = shapes;
  }

  private String git(Repository repository, String kind, String sha) {
    return shapes.repositories().url(repository) + "/git/" + kind + "/" + sha;
  }

  private String page(Repository repository, String sha) {
    return shapes.repositories().page(repository) + "/commit/" + sha;
  }

  /** As {@code /git/commits} shows it. */
  public ObjectNode gitCommit(Repository repository, Commit commit) {
    return Json.object(
        "sha", commit.sha(),
        "node_id", Shapes.node("C", commit.sha()),
        "url", git(repository, "commits", commit.sha()),
        "html_url", page(repository, commit.sha()),
        "author", signature(commit.author()),
        "committer", signature(commit.committer()),
        "message", commit.message(),
        "tree", tree(repository, commit),
        "parents", parents(repository, commit),
        "verification", unverified());
  }

  private static ObjectNode signature(Commit.Signature signature) {
    return Json.object(
        "name", signature.name(), "email", signature.email(), "date", signature.at());
  }

  private ObjectNode tree(Repository repository, Commit commit) {
    return Json.object("sha", commit.tree(), "url", git(repository, "trees", commit.tree()));
  }

  private List<ObjectNode> parents(Repository repository, Commit commit) {
    return commit.parents().stream()
        .map(
            sha ->
                Json.object(
                    "sha", sha,
                    "url", git(repository, "commits", sha),
                    "html_url", page(repository, sha)))
        .toList();
  }

  private static ObjectNode unverified() {
    return Json.object(
        "verified", false,
        "reason", "unsigned",
        "signature", null,
        "payload", null,
        "verified_at", null);
  }

  /** As {@code /commits} shows it, without what it changes. */
  public ObjectNode commit(Repository repository, Commit commit) {
    var url = shapes.repositories().url(repository) + "/commits/" + commit.sha();
    return Json.object(
        "sha", commit.sha(),
        "node_id", Shapes.node("C", commit.sha()),
        "commit",
            Json.object(
                "url", git(repository, "commits", commit.sha()),
                "author", signature(commit.author()),
                "committer", signature(commit.committer()),
                "message", commit.message(),
                "comment_count", 0,
                "tree", tree(repository, commit),
                "verification", unverified()),
        "url", url,
        "html_url", page(repository, commit.sha()),
        "comments_url", url + "/comments",
        "author", null,
        "committer", null,
        "parents", parents(repository, commit));
  }

  /** The same with what it changes. */
  public ObjectNode whole(Repository repository, Commit commit) {
    var parent = commit.parents().stream().findFirst();
    var changes = Changes.of(repository.git(), parent, commit.sha());
    return Json.join(
        commit(repository, commit),
            Json.object(
                "stats",
                    Json.object(
                        "total", changes.additions() + changes.deletions(),
                        "additions", changes.additions(),
                        "deletions", changes.deletions()),
                "files", files(repository, commit.sha(), changes)));
  }

  private List<ObjectNode> files(Repository repository, String sha, Changes changes) {
    return changes.files().stream()
        .map(
            file ->
                Json.object(
                    "sha", file.sha(),
                    "filename", file.path(),
                    "status", file.status(),
                    "additions", file.additions(),
                    "deletions", file.deletions(),
                    "changes", file.additions() + file.deletions(),
                    "blob_url", blob(repository, sha, file.path()),
                    "raw_url", blob(repository, sha, file.path()) + "?raw=true",
                    "contents_url",
                        shapes.repositories().url(repository)
                            + "/contents/"
                            + file.path()
                            + "?ref="
                            + sha,
                    "patch", file.patch()))
        .toList();
  }

  String blob(Repository repository, String sha, String path) {
    return shapes.repositories().page(repository) + "/blob/" + sha + "/" + path;
  }

  /** What {@code head} has that {@code base} has not. */
  public ObjectNode comparison(Repository repository, String base, String head, String mergeBase) {
    var git = repository.git();
    var ahead = git.between(base, head);
    var behind = git.between(head, base).size();
    var url = shapes.repositories().url(repository) + "/compare/" + base + "..." + head;
    var page = shapes.repositories().page(repository) + "/compare/" + base + "..." + head;
    var changes = Changes.of(git, Optional.of(mergeBase), head);
    return Json.object(
        "url", url,
        "html_url", page,
        "permalink_url", page,
        "diff_url", page + ".diff",
        "patch_url", page + ".patch",
        "base_commit", commit(repository, git.commit(base)),
        "merge_base_commit", commit(repository, git.commit(mergeBase)),
        "status", status(ahead.size(), behind),
        "ahead_by", ahead.size(),
        "behind_by", behind,
        "total_commits", ahead.size(),
        "commits", ahead.stream().map(each -> commit(repository, each)).toList(),
        "files", files(repository, head, changes));
  }

  private static String status(int ahead, int behind) {
    if (ahead > 0) {
      return behind > 0 ? "diverged" : "ahead";
    }
    return behind > 0 ? "behind" : "identical";
  }

  public ObjectNode ref(Repository repository, String name, String sha) {
    return Json.object(
        "ref", name,
        "node_id", Shapes.node("REF", repository.id() + name),
        "url", shapes.repositories().url(repository) + "/git/" + name,
        "object",
            Json.object("sha", sha, "type", "commit", "url", git(repository, "commits", sha)));
  }

  public ObjectNode branch(Repository repository, String name, String sha) {
    var url = shapes.repositories().url(repository) + "/branches/" + name;
    return Json.object(
        "name", name,
        "commit", commit(repository, repository.git().commit(sha)),
        "_links",
            Json.object(
                "self", url, "html", shapes.repositories().page(repository) + "/tree/" + name),
        "protected", false,
        "protection", Json.object("enabled", false),
        "protection_url", url + "/protection");
  }
}
