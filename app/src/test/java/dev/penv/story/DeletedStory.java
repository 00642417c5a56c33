package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.hub.CheckRun;
import dev.penv.sandbox.hub.Comment;
import dev.penv.world.World;
import org.junit.jupiter.api.Test;

/** Somebody deletes a comment in the middle of a run. */
class DeletedStory {
  @Test
  void whatWasAskedForGoesOnWithoutItsComment() {
    try (var world = World.open()) {
      var asked = world.comment("ada", "/run wait");
      world.awaitBegun("one");
      world.pull().delete(asked.id(), world.sandbox().user("ada"));
      world.end("one", 0);
      world.settleInTheEnd();
      assertSucceededOnce(world);
      assertThat(world.pull().thread()).filteredOn(Comment::byApp).isNotEmpty();
    }
  }

  @Test
  void ourCommentStaysDeletedAndTheCheckRunTellsTheEnd() {
    try (var world = World.open()) {
      world.comment("ada", "/run wait");
      world.awaitBegun("one");
      var told = world.awaitComment(Comment::byApp);
      world.pull().delete(told.id(), world.sandbox().user("bob"));
      world.finish("one", 0);
      assertSucceededOnce(world);
      assertThat(world.pull().thread()).noneMatch(Comment::byApp);
    }
  }

  private static void assertSucceededOnce(World world) {
    assertThat(world.repository().checks().of(world.pull().head()))
        .filteredOn(check -> check.name().equals("penv / wait"))
        .extracting(CheckRun::conclusion)
        .containsExactly("success");
  }
}
