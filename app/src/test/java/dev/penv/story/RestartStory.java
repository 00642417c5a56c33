package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.lifecycle.Lifecycle;
import dev.penv.lifecycle.RunSignal;
import dev.penv.run.Artifact;
import dev.penv.run.Outcome;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import dev.penv.run.RunQuery;
import dev.penv.run.RunView;
import dev.penv.world.Chaos;
import dev.penv.world.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process ends while a task runs, and another one goes on with it. */
class RestartStory {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private LifeScene scene;

  @BeforeEach
  void open() throws IOException {
    var task =
        "trap 'echo last words; cp /dev/null $PENV_OUTPUT_DIR/model; exit 1' TERM;"
            + " echo begun; touch %s; sleep 600 & wait".formatted(begun());
    scene = LifeScene.of(folder, "wait", task);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void aStopThatANewProcessFindsKeepsTheLogAndTheOutputs() throws Exception {
    endWhileTheTaskRuns();
    var next = scene.process(new Chaos(Set.of()));
    next.runs().signal(view().run().id(), new RunSignal.Stop(view().run().asker()));
    end(next);
    assertThat(view().progress().state())
        .isInstanceOfSatisfying(
            Progress.State.Ended.class,
            ended -> assertThat(ended.outcome()).isInstanceOf(Outcome.Stopped.class));
    assertThat(scene.log(view().run())).isEqualTo("begun\nlast words\n");
    assertThat(view().progress().artifacts()).extracting(Artifact::name).containsExactly("model");
  }

  @Test
  void phasesBeganWhenTheyBeganThoughANewProcessPassesThemAgain() throws Exception {
    endWhileTheTaskRuns();
    var before = view().progress().since();
    var next = scene.process(new Chaos(Set.of()));
    next.runs().signal(view().run().id(), new RunSignal.Closed());
    end(next);
    assertThat(view().progress().phase()).isEqualTo(Phase.ENDED);
    assertThat(view().progress().since()).containsAllEntriesOf(before);
  }

  private void endWhileTheTaskRuns() throws InterruptedException {
    var first = scene.process(new Chaos(Set.of()));
    first.conversation().posted(scene.comment("/run wait"));
    Eventually.holds(
        () -> "the task runs",
        () -> Files.exists(begun()) && view().progress().phase() == Phase.RUNNING);
    first.runs().shutDown(PATIENCE);
  }

  private static void end(Lifecycle process) throws InterruptedException {
    process.runs().resume();
    Eventually.holds(() -> "the run ends", () -> process.runs().live() == 0);
  }

  private Path begun() {
    return folder.resolve("begun");
  }

  private RunView view() {
    return scene.store().runs().list(RunQuery.newest(1)).getFirst();
  }
}
