package dev.penv.sandbox.hook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.sandbox.git.Changes;
import dev.penv.sandbox.git.Commit;
import dev.penv.sandbox.git.Pack.Moved;
import dev.penv.sandbox.hub.Account;
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
        Json.object()
            .and("ref", pushed.ref())
            .and("before", pushed.before())
            .and("after", pushed.after())
            .and("created", pushed.before().equals(Moved.ABSENT))
            .and("deleted", deleted)
            .and("forced", pushed.forced())
            .and("base_ref", null)
            .and("compare", page + "/compare/" + pushed.before() + "..." + pushed.after())
            .and("commits", commits)
            .and(
                "head_commit",
                deleted ? null : commit(repository, repository.git().commit(pushed.after()), page))
            .and("pusher", Json.object().and("name", pushed.sender().login()).and("email", null)),
        common,
        Json.object().and("repository", repository(pushed, shapes)));
  }

  /** In a push the repository's times are numbers, its owner has a name, and others differ. */
  private static ObjectNode repository(Announcement.Pushed pushed, Shapes shapes) {
    var repository = pushed.repository();
    var owner = shapes.accounts().simple(repository.owner());
    owner.put("name", repository.owner().login());
    owner.putNull("email");
    var json =
        Json.join(
            shapes.repositories().simple(repository),
            Json.object()
                .and("owner", owner)
                .and("created_at", repository.createdAt().getEpochSecond())
                .and("pushed_at", repository.createdAt().getEpochSecond())
                .and("stargazers", 0)
                .and("master_branch", repository.defaultBranch()));
    if (repository.owner().kind() == Account.Kind.ORGANIZATION) {
      json.put("organization", repository.owner().login());
    }
    return json;
  }

  private static ObjectNode commit(Repository repository, Commit commit, String page) {
    var parent = commit.parents().stream().findFirst();
    var changes = Changes.of(repository.git(), parent, commit.sha());
    return Json.object()
        .and("id", commit.sha())
        .and("tree_id", commit.tree())
        .and("distinct", true)
        .and("message", commit.message())
        .and("timestamp", commit.committer().at())
        .and("url", page + "/commit/" + commit.sha())
        .and("author", person(commit.author()))
        .and("committer", person(commit.committer()))
        .and("added", paths(changes, "added"))
        .and("removed", paths(changes, "removed"))
        .and("modified", paths(changes, "modified"));
  }

  private static ObjectNode person(Commit.Signature signature) {
    return Json.object()
        .and("name", signature.name())
        .and("email", signature.email())
        .and("username", signature.name());
  }

  private static List<String> paths(Changes changes, String status) {
    return changes.files().stream()
        .filter(file -> file.status().equals(status))
        .map(Changes.File::path)
        .toList();
  }
}
