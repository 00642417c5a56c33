package dev.penv.sandbox.hook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.sandbox.git.Changes;
import dev.penv.sandbox.git.Commit;
import dev.penv.sandbox.git.Pack.Moved;
import dev.penv.sandbox.hub.Announcement;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.json.Json;
import dev.penv.sandbox.json.Shapes;
import java.util.List;

/** A push, which has a shape of its own. */
final class PushPayload {
  private PushPayload() {}

  static ObjectNode of(Announcement.Pushed pushed, Shapes shapes, ObjectNode common) {
    var repository = pushed.repository();
    var page = common.path("repository").path("html_url").asText();
    var commits = pushed.commits().stream().map(each -> commit(repository, each, page)).toList();
    var deleted = pushed.after().equals(Moved.ABSENT);
    return Json.join(
        Json.object(
            "ref", pushed.ref(),
            "before", pushed.before(),
            "after", pushed.after(),
            "created", pushed.before().equals(Moved.ABSENT),
            "deleted", deleted,
            "forced", pushed.forced(),
            "base_ref", null,
            "compare", page + "/compare/" + pushed.before() + "..." + pushed.after(),
            "commits", commits,
            "head_commit",
                deleted
                    ? null
                    : commit(repository, repository.git().commit(pushed.after()), page),
            "pusher", Json.object("name", pushed.sender().login(), "email", null)),
        common,
        Json.object("repository", repository(pushed, common, shapes)));
  }

  /** In a push the repository's times are numbers and its owner has a name. */
  private static ObjectNode repository(
      Announcement.Pushed pushed, ObjectNode common, Shapes shapes) {
    var repository = pushed.repository();
    var owner = shapes.accounts().simple(repository.owner());
    owner.put("name", repository.owner().login());
    owner.putNull("email");
    return Json.join(
        (ObjectNode) common.get("repository"),
        Json.object(
            "owner", owner,
            "created_at", repository.createdAt().getEpochSecond(),
            "pushed_at", repository.createdAt().getEpochSecond(),
            "stargazers", 0,
            "master_branch", repository.defaultBranch()));
  }

  private static ObjectNode commit(Repository repository, Commit commit, String page) {
    var parent = commit.parents().stream().findFirst();
    var changes = Changes.of(repository.git(), parent, commit.sha());
    return Json.object(
        "id", commit.sha(),
        "tree_id", commit.tree(),
        "distinct", true,
        "message", commit.message(),
        "timestamp", commit.committer().at(),
        "url", page + "/commit/" + commit.sha(),
        "author", person(commit.author()),
        "committer", person(commit.committer()),
        "added", paths(changes, "added"),
        "removed", paths(changes, "removed"),
        "modified", paths(changes, "modified"));
  }

  private static ObjectNode person(Commit.Signature signature) {
    return Json.object(
        "name", signature.name(), "email", signature.email(), "username", signature.name());
  }

  private static List<String> paths(Changes changes, String status) {
    return changes.files().stream()
        .filter(file -> file.status().equals(status))
        .map(Changes.File::path)
        .toList();
  }
}
