package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.hub.PullRequest;
import dev.penv.world.World;
import org.junit.jupiter.api.Test;

/** What happens to a run that has not had its turn. */
class QueueStory {
  @Test
  void whatIsStoppedInTheQueueNeverBegins() {
    try (var world = World.open(World.LOCAL + "limits: { runs: 1 }\n")) {
      world.comment("ada", "/run wait name=first");
      world.awaitBegun("first");
      var plain = queued(world);
      world.comment(plain, "bob", "/stop");
      plain.awaitComment(comment -> comment.body().contains("stopped by"), World.LONG_ENOUGH);
      world.finish("first", 0);
      assertThat(world.outside("begun-second")).doesNotExist();
      assertThat(world.check("penv / wait").conclusion()).isEqualTo("success");
    }
  }

  @Test
  void whoClosesThePullRequestTakesItsRunOutOfTheQueue() {
    try (var world = World.open(World.LOCAL + "limits: { runs: 1 }\n")) {
      world.comment("ada", "/run wait name=first");
      world.awaitBegun("first");
      var plain = queued(world);
      plain.close(world.sandbox().user("bob"));
      plain.awaitComment(comment -> comment.body().contains("closed"), World.LONG_ENOUGH);
      world.finish("first", 0);
      assertThat(world.outside("begun-second")).doesNotExist();
      assertThat(world.check("penv / wait").conclusion()).isEqualTo("success");
    }
  }

  /** In a pull request of its own, second in the queue. */
  private static PullRequest queued(World world) {
    var plain = Threads.withoutDevcontainer(world);
    var task = "touch " + world.outside("begun-second");
    world.comment(plain, "bob", "/run -- " + task);
    plain.awaitComment(comment -> comment.body().contains("place 1"), World.LONG_ENOUGH);
    return plain;
  }
}
