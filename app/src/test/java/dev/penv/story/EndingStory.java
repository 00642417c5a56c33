package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What ends a run before its time, and what does not. */
class EndingStory {
  @Test
  void askerStops() {
    try (var world = waiting()) {
      world.comment("ada", "/stop");
      world.settle();
      Expected.toBe("stop.md", world.thread());
    }
  }

  @Test
  void anotherWithWritePermissionStops() {
    try (var world = waiting()) {
      world.comment("bob", "/stop");
      world.settle();
      Expected.toBe("stop-by-another.md", world.thread());
    }
  }

  @Test
  void strangerCannotStopAndIsToldOnce() {
    try (var world = waiting()) {
      world.repository().publish();
      world.comment("eve", "/stop");
      world.comment("eve", "/stop");
      world.sandbox().awaitDelivered(World.LONG_ENOUGH);
      world.finish("one", 0);
      Expected.toBe("stop-by-stranger.md", world.thread());
    }
  }

  @Test
  void theOperatorsSwitchEndsWhatRuns() throws IOException {
    try (var world = waiting()) {
      Files.createFile(world.data().resolve("kill"));
      world.settle();
      assertThat(world.thread()).contains("stopped by `the operator of this penv`");
    }
  }

  @Test
  void timeIsUp() {
    try (var world = World.open()) {
      world.comment("ada", "/run wait timeout=1s");
      world.settle();
      Expected.toBe("timeout.md", world.thread());
    }
  }

  @Test
  void closedPullRequestEndsItsRuns() {
    try (var world = waiting()) {
      world.pull().close(world.sandbox().user("bob"));
      world.settle();
      Expected.toBe("closed.md", world.thread());
    }
  }

  @Test
  void pushDoesNotEndWhatAPersonAskedFor() {
    try (var world = waiting()) {
      world.push("NEXT", Map.of("train.sh", "exit 1\n"));
      world.awaitState("head has moved");
      world.finish("one", 0);
      Expected.toBe("push.md", world.thread());
    }
  }

  @Test
  void whatClingsIsKilled() {
    try (var world = World.open()) {
      world.comment("ada", "/run clinging");
      world.awaitTold("clinging");
      world.comment("ada", "/stop");
      world.settle();
      Expected.toBe("clinging.md", world.thread());
    }
  }

  private static World waiting() {
    var world = World.open();
    world.comment("ada", "/run wait");
    world.awaitTold("one");
    return world;
  }
}
