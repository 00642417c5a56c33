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
    return Json.object()
        .and("sha", commit.sha())
        .and("node_id", Shapes.node("C", commit.sha()))
        .and("url", git(repository, "commits", commit.sha()))
        .and("html_url", page(repository, commit.sha()))
        .and("author", signature(commit.author()))
        .and("committer", signature(commit.committer()))
        .and("message", commit.message())
        .and("tree", tree(repository, commit))
        .and("parents", parents(repository, commit))
        .and("verification", unverified());
  }

  private static ObjectNode signature(Commit.Signature signature) {
    return Json.object()
        .and("name", signature.name())
        .and("email", signature.email())
        .and("date", signature.at());
  }

  private ObjectNode tree(Repository repository, Commit commit) {
    return Json.object()
        .and("sha", commit.tree())
        .and("url", git(repository, "trees", commit.tree()));
  }

  private List<Json.Fields> parents(Repository repository, Commit commit) {
    return commit.parents().stream()
        .map(sha ->
            Json.object()
                .and("sha", sha)
                .and("url", git(repository, "commits", sha))
                .and("html_url", page(repository, sha)))
        .toList();
  }

  private static ObjectNode unverified() {
    return Json.object()
        .and("verified", false)
        .and("reason", "unsigned")
        .and("signature", null)
        .and("payload", null)
        .and("verified_at", null);
  }

  /** As {@code /commits} shows it, without what it changes. */
  public ObjectNode commit(Repository repository, Commit commit) {
    var url = shapes.repositories().url(repository) + "/commits/" + commit.sha();
    return Json.object()
        .and("sha", commit.sha())
        .and("node_id", Shapes.node("C", commit.sha()))
        .and(
            "commit",
            Json.object()
                .and("url", git(repository, "commits", commit.sha()))
                .and("author", signature(commit.author()))
                .and("committer", signature(commit.committer()))
                .and("message", commit.message())
                .and("comment_count", 0)
                .and("tree", tree(repository, commit))
                .and("verification", unverified()))
        .and("url", url)
        .and("html_url", page(repository, commit.sha()))
        .and("comments_url", url + "/comments")
        .and("author", null)
        .and("committer", null)
        .and("parents", parents(repository, commit));
  }

  /** The same with what it changes. */
  public ObjectNode whole(Repository repository, Commit commit) {
    var parent = commit.parents().stream().findFirst();
    var changes = Changes.of(repository.git(), parent, commit.sha());
    return Json.join(
        commit(repository, commit),
        Json.object()
            .and(
                "stats",
                Json.object()
                    .and("total", changes.additions() + changes.deletions())
                    .and("additions", changes.additions())
                    .and("deletions", changes.deletions()))
            .and("files", files(repository, commit.sha(), changes)));
  }

  private List<Json.Fields> files(Repository repository, String sha, Changes changes) {
    return changes.files().stream()
        .map(file ->
            Json.object()
                .and("sha", file.sha())
                .and("filename", file.path())
                .and("status", file.status())
                .and("additions", file.additions())
                .and("deletions", file.deletions())
                .and("changes", file.additions() + file.deletions())
                .and("blob_url", blob(repository, sha, file.path()))
                .and("raw_url", blob(repository, sha, file.path()) + "?raw=true")
                .and(
                    "contents_url",
                    shapes.repositories().url(repository)
                        + "/contents/"
                        + file.path()
                        + "?ref="
                        + sha)
                .and("patch", file.patch()))
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
    return Json.object()
        .and("url", url)
        .and("html_url", page)
        .and("permalink_url", page)
        .and("diff_url", page + ".diff")
        .and("patch_url", page + ".patch")
        .and("base_commit", commit(repository, git.commit(base)))
        .and("merge_base_commit", commit(repository, git.commit(mergeBase)))
        .and("status", status(ahead.size(), behind))
        .and("ahead_by", ahead.size())
        .and("behind_by", behind)
        .and("total_commits", ahead.size())
        .and("commits", ahead.stream().map(each -> commit(repository, each)).toList())
        .and("files", files(repository, head, changes));
  }

  private static String status(int ahead, int behind) {
    if (ahead > 0) {
      return behind > 0 ? "diverged" : "ahead";
    }
    return behind > 0 ? "behind" : "identical";
  }

  public ObjectNode ref(Repository repository, String name, String sha) {
    return Json.object()
        .and("ref", name)
        .and("node_id", Shapes.node("REF", repository.id() + name))
        .and("url", shapes.repositories().url(repository) + "/git/" + name)
        .and(
            "object",
            Json.object()
                .and("sha", sha)
                .and("type", "commit")
                .and("url", git(repository, "commits", sha)));
  }

  public ObjectNode branch(Repository repository, String name, String sha) {
    var url = shapes.repositories().url(repository) + "/branches/" + name;
    return Json.object()
        .and("name", name)
        .and("commit", commit(repository, repository.git().commit(sha)))
        .and(
            "_links",
            Json.object()
                .and("self", url)
                .and("html", shapes.repositories().page(repository) + "/tree/" + name))
        .and("protected", false)
        .and("protection", Json.object().and("enabled", false))
        .and("protection_url", url + "/protection");
  }
}
