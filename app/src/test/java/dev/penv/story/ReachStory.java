package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.hook.Fate;
import dev.penv.world.Eventually;
import dev.penv.world.World;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What comes of a run when what the App reaches changes in the middle of it. */
class ReachStory {
  @Test
  void suspendedInTheMiddleOfARunEndsItAndIsToldWhenResumed() {
    try (var world = World.open()) {
      begin(world);
      world.sandbox().suspend(world.repository());
      world.awaitNothingRuns();
      assertThat(world.thread()).doesNotContain("was suspended");
      world.sandbox().resume(world.repository());
      world.settle();
      Expected.toBe("suspended.md", world.thread());
    }
  }

  @Test
  void suspensionThatIsToldWhenItIsOverEndsNothing() {
    try (var world = World.open()) {
      begin(world);
      world
          .sandbox()
          .fates((event, _) -> event.equals("installation") ? new Fate.Held() : new Fate.Arrives());
      world.sandbox().suspend(world.repository());
      world.sandbox().resume(world.repository());
      world.sandbox().awaitDelivered(World.LONG_ENOUGH);
      var before = installationReads(world);
      world.sandbox().releaseWebhooks();
      Eventually.holds(() -> "both to be handled", () -> installationReads(world) > before + 1);
      world.finish("one", 0);
      assertThat(world.thread()).contains("✅ succeeded").doesNotContain("was suspended");
    }
  }

  @Test
  void uninstalledInTheMiddleOfARunLeavesNothingBehind() {
    try (var world = World.open()) {
      begin(world);
      world.sandbox().uninstall(world.repository());
      world.awaitNothingRuns();
      world.settle();
      assertThat(world.asked()).noneMatch(check -> check.completed());
    }
  }

  @Test
  void lostNewsOfUninstallingIsNoticedAtTheNextStart() {
    try (var world = World.open()) {
      begin(world);
      world.kill();
      world.sandbox().uninstall(world.repository());
      world.sandbox().awaitDelivered(World.LONG_ENOUGH);
      world.start();
      world.awaitNothingRuns();
    }
  }

  @Test
  void installedAgainPenvServesAgain() {
    try (var world = World.open()) {
      world.sandbox().uninstall(world.repository());
      world.sandbox().install(world.repository().owner());
      world.comment("ada", "/run train");
      world.settle();
      assertThat(world.check("penv / train").conclusion()).isEqualTo("success");
    }
  }

  @Test
  void renamedInTheMiddleOfARunIsToldUnderTheNewName() {
    try (var world = World.open()) {
      begin(world);
      world.repository().rename("vortex");
      world.push("PUSHED", Map.of("README.md", "Renamed.\n"));
      world.sandbox().awaitDelivered(World.LONG_ENOUGH);
      var before = world.sandbox().requests().size();
      world.finish("one", 0);
      assertThat(world.thread()).containsOnlyOnce("✅ succeeded");
      assertThat(world.sandbox().requests().subList(before, world.sandbox().requests().size()))
          .noneMatch(visit -> visit.path().startsWith("/repos/octo/spiral/"));
    }
  }

  @Test
  void transferredToAnotherOwnerOfTheAppEndsAndIsToldThere() {
    try (var world = World.open()) {
      var other = world.sandbox().organization("other");
      world.sandbox().install(other);
      begin(world);
      world.repository().transfer(other, world.sandbox().user("ada"));
      world.awaitNothingRuns();
      world.settle();
      assertThat(world.thread()).contains("may not use this repository any more");
    }
  }

  @Test
  void transferredOutOfReachLeavesNothingBehind() {
    try (var world = World.open()) {
      begin(world);
      world
          .repository()
          .transfer(world.sandbox().organization("elsewhere"), world.sandbox().user("ada"));
      world.awaitNothingRuns();
      world.clock().skip(Duration.ofHours(25));
      world.settle();
      assertThat(world.asked()).noneMatch(check -> check.completed());
    }
  }

  private static long installationReads(World world) {
    return world.sandbox().requests().stream()
        .filter(visit -> visit.path().matches("/app/installations/\\d+"))
        .count();
  }

  private static void begin(World world) {
    world.comment("ada", "/run wait");
    world.awaitBegun("one");
    world.awaitCheck(check -> check.status().equals("in_progress"));
  }
}
