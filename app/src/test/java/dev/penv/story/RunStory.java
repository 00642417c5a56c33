package dev.penv.story;

import dev.penv.world.World;
import org.junit.jupiter.api.Test;

/** What comes of {@code /run}. */
class RunStory {
  @Test
  void successIsComparedWithMain() {
    try (var world = World.open()) {
      var issue = world.repository().openIssue("Baseline", "", world.sandbox().user("ada"));
      world.comment(issue, "ada", "/run train");
      world.settle();
      world.comment("ada", "/run train epochs=4");
      world.settle();
      Expected.toBe("success.md", world.thread());
      Expected.toBe("success-issue.md", world.thread(issue));
    }
  }

  @Test
  void failureShowsTheEndOfTheLog() {
    try (var world = World.open()) {
      world.comment("ada", "/run fail");
      world.settle();
      Expected.toBe("failure.md", world.thread());
    }
  }

  @Test
  void askerStops() {
    try (var world = World.open()) {
      world.comment("ada", "/run wait");
      world.awaitBegun("one");
      world.comment("ada", "/stop");
      world.settle();
      Expected.toBe("stop.md", world.thread());
    }
  }
}
