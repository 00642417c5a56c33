package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.hub.CheckRun;
import dev.penv.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody sets the clock of the computer that penv and its tasks run on. */
@Timeout(60)
class ClockStory {
  private static final Duration BACK = Duration.ofHours(-5);
  private static final Duration AHEAD = Duration.ofDays(5);

  @ParameterizedTest
  @ValueSource(strings = {"-PT5H", "P5D"})
  void jumpDelaysAndEndsNothing(Duration jump) {
    try (var world = World.open(World.LOCAL + "limits: { runs: 1 }\n")) {
      world.comment("ada", "/run wait name=first");
      world.awaitBegun("first");
      world.comment("ada", "/run wait name=second");
      world.awaitComment(comment -> comment.body().contains("place 1"));
      world.clock().skip(jump);
      world.end("first", 0);
      world.awaitBegun("second");
      world.clock().skip(jump);
      world.finish("second", 0);
      assertThat(conclusions(world)).containsExactly("success", "success");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-PT5H", "P5D"})
  void deadlineIsNotOfTheClock(Duration jump) {
    try (var world = World.open()) {
      world.comment("ada", "/run wait timeout=2s");
      world.awaitBegun("one");
      world.clock().skip(jump);
      world.settle();
      assertThat(conclusions(world)).containsExactly("timed_out");
    }
  }

  @Test
  void whatLivesIsNotReapedWhenTheClockGoesAheadWhilePenvIsDown() throws IOException {
    try (var world =
        World.open("local: { isolation: none, slots: 2, least-free: 50mb, price: 3 }")) {
      world.comment("ada", "/run wait");
      world.awaitBegun("one");
      world.kill();
      world.clock().skip(AHEAD);
      var stale = staleMachine(world);
      world.restart();
      world.awaitGone(stale);
      world.finish("one", 0);
      assertThat(conclusions(world)).containsExactly("success");
      assertThat(world.thread()).as("not five days of it").contains("**$0.0");
    }
  }

  @Test
  void whatEndedWhilePenvWasDownIsToldThoughTheClockWentBack() {
    try (var world = World.open()) {
      world.comment("ada", "/run wait");
      world.awaitBegun("one");
      world.kill();
      world.clock().skip(BACK);
      world.end("one", 3);
      world.restart();
      world.settle();
      assertThat(conclusions(world)).containsExactly("failure");
    }
  }

  /**
   * One whose lease has ended before this computer's last start: the Reaper was there once gone.
   */
  private static Path staleMachine(World world) throws IOException {
    var machines = world.data().resolve("local/machines");
    var tag = Files.readString(machines.resolve("0/machine.json"));
    var stale = Files.createDirectory(machines.resolve("1"));
    Files.writeString(
        stale.resolve("machine.json"),
        tag.replaceFirst("r-[0-9a-z]{8}", "r-aaaaaaaa")
            .replaceFirst("(\"boot\" : \")[^\"]+", "$1an earlier one"));
    return stale;
  }

  private static List<String> conclusions(World world) {
    return world.asked().stream().map(CheckRun::conclusion).toList();
  }
}
