package dev.penv.story;

import dev.penv.sandbox.hub.PullRequest;
import dev.penv.world.World;
import java.util.List;
import java.util.Map;

/** Pull requests other than the usual one. */
final class Threads {
  private Threads() {}

  static PullRequest withoutDevcontainer(World world) {
    var ada = world.sandbox().user("ada");
    var branches = world.repository().branches();
    var sha = branches.write(List.of(), Map.of("README.md", "Hello.\n"), "Begin again", ada);
    branches.push("plain", world.name("PLAIN", sha), ada);
    return world.repository().openPullRequest("plain", "main", "Begin again", ada);
  }

  /** Returns when everything tells that a task runs: after ten minutes, or at once. */
  static void awaitRunning(World world) {
    try (var _ = world.flying()) {
      world.awaitCheck(check -> "running".equals(check.output().title()));
      world.awaitComment(comment -> comment.body().contains("running since"));
    }
  }

  static PullRequest ofFork(World world) {
    return ofFork(world, "env\n");
  }

  /**
   * @param script what the fork makes of the task {@code train}
   */
  static PullRequest ofFork(World world, String script) {
    var eve = world.sandbox().user("eve");
    var fork = world.repository().publish().fork(eve);
    world.name("FORK", fork.commit("evil", Map.of("train.sh", script), "Improve training"));
    return world.repository().openPullRequest(fork, "evil", "main", "Improve training", eve);
  }
}
