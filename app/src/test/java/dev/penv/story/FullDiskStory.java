package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.hook.Delivery;
import dev.penv.world.SmallDisk;
import dev.penv.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The disk of penv's own state has no room left, and later some; machines have disks of theirs. */
@Timeout(60)
class FullDiskStory {
  private static final String SETTINGS =
      "local: { isolation: none, slots: 2, least-free: 10mb }\nlimits: { runs: 9 }\n";
  private static final int LINES = 700_000;

  @TempDir private Path mount;
  @TempDir private Path machines;

  @Test
  void logWaitsForRoomAndIsWholeAndNobodyElseIsHarmed() throws IOException {
    try (var disk = new SmallDisk(mount, 40);
        var world = World.open(SETTINGS, data(disk))) {
      world.comment("ada", "/run -- " + waitThenCount(world));
      world.awaitBegun("disk");

      disk.leave(5 << 20);
      world.comment("bob", "/run train");
      world.awaitComment(comment -> comment.body().contains("starts no run below 10 MB"));

      disk.leave(0);
      world.end("disk", 0);
      world.awaitThere(exit());
      world.comment("bob", "/status");
      world.sandbox().awaitDelivered(World.LONG_ENOUGH);
      assertThat(world.sandbox().deliveries())
          .extracting(Delivery::statusCode)
          .isSubsetOf(202, 503);

      disk.makeRoom();
      world.redeliver();
      world.clock().skip(Duration.ofMinutes(1));
      world.settle();
      var run = world.check("penv / command");
      assertThat(run.conclusion()).isEqualTo("success");
      assertThat(world.archived(run)).hasContent(counted());
      assertThat(world.pull().thread())
          .filteredOn(comment -> comment.body().equals("/status"))
          .allMatch(asked -> asked.reactionContents().contains("eyes"));
    }
  }

  private Path data(SmallDisk disk) throws IOException {
    var data = Files.createDirectory(disk.folder().resolve("data"));
    Files.createSymbolicLink(data.resolve("local"), machines);
    return data;
  }

  private static String waitThenCount(World world) {
    return "touch %s; until [ -s %s ]; do sleep 0.02; done; seq 1 %d"
        .formatted(world.outside("begun-disk"), world.outside("finish-disk"), LINES);
  }

  /** What the supervisor writes when the task has ended. */
  private Path exit() throws IOException {
    try (var runs = Files.list(machines.resolve("machines/0/runs"))) {
      return runs.findFirst().orElseThrow().resolve("attempt-1/control/exit");
    }
  }

  private static String counted() {
    return IntStream.rangeClosed(1, LINES)
        .mapToObj(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
