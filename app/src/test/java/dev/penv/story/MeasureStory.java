package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.world.World;
import org.junit.jupiter.api.Test;

/** Measures that no honest program writes. */
class MeasureStory {
  private static final String DEEP =
      "{ printf '[%.0s' $(seq 1000); printf ']%.0s' $(seq 1000); } >deep";

  @Test
  void whatCannotBeReadIsToldBesideWhatCanAndChangesNoOutcome() {
    try (var world = World.open()) {
      measure(
          world,
          DEEP,
          "head -c 100000000 /dev/zero | tr '\\0' 7 >huge",
          "echo '{\"loss\": 7}' >summary",
          "exit 3");
      Expected.toBe("bad-measures.md", world.thread());
    }
  }

  @Test
  void tenThousandFilesAreRead() {
    try (var world = World.open()) {
      measure(
          world, "seq 1 9999 | split -d -l 1 -a 4 - epoch_", "echo '{\"accuracy\": 91}' >summary");
      assertThat(world.check("penv / command").conclusion()).isEqualTo("success");
      assertThat(world.thread()).contains("| `accuracy` | 91 |").doesNotContain("not kept");
    }
  }

  @Test
  void moreThanThatIsTold() {
    try (var world = World.open()) {
      measure(world, "seq 1 10010 | split -d -l 1 -a 5 - epoch_");
      assertThat(world.check("penv / command").conclusion()).isEqualTo("success");
      assertThat(world.thread())
          .contains("10 measure files not kept: there are more than a run may keep.");
    }
  }

  private static void measure(World world, String... commands) {
    world.comment("ada", "/run -- cd \"$PENV_MEASURES_DIR\"; " + String.join("; ", commands));
    world.settle();
  }
}
