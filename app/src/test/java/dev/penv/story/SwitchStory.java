package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.world.World;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What the operator switches off; that of everything at once is among the endings. */
class SwitchStory {
  @Test
  void theSwitchOfOneRepositoryEndsWhatRunsThereAndLetsNothingBegin() throws IOException {
    try (var world = waiting()) {
      Files.createFile(world.data().resolve("kill-octo+spiral"));
      world.settle();
      assertThat(world.thread()).contains("stopped by `the operator of this penv`");
      world.comment("ada", "/run train");
      world.settle();
      assertThat(world.thread())
          .contains("not started: The operator has switched this repository off");
    }
  }

  @Test
  void theSwitchOfAnotherRepositoryIsNoneOfThisOne() throws IOException {
    try (var world = World.open()) {
      Files.createFile(world.data().resolve("kill-octo+spiral2"));
      world.comment("ada", "/run train epochs=1");
      world.settle();
      assertThat(world.check("penv / train").conclusion()).isEqualTo("success");
    }
  }

  @Test
  void underDrainWhatRunsGoesOnAndNothingBegins() throws IOException {
    try (var world = waiting()) {
      Files.createFile(world.data().resolve("drain"));
      world.comment("bob", "/run train");
      world.awaitComment(comment -> comment.body().contains("This penv is being drained"));
      world.finish("one", 0);
      assertThat(world.check("penv / wait").conclusion()).isEqualTo("success");
      assertThat(world.check("penv / train").conclusion()).isEqualTo("failure");
    }
  }

  private static World waiting() {
    var world = World.open();
    world.comment("ada", "/run wait");
    world.awaitBegun("one");
    return world;
  }
}
