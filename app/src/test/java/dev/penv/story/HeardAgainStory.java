package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.event.Event.CommentPosted;
import dev.penv.lifecycle.Lifecycle;
import dev.penv.run.Outcome;
import dev.penv.run.Progress;
import dev.penv.run.RunQuery;
import dev.penv.run.RunView;
import dev.penv.world.Chaos;
import dev.penv.world.Eventually;
import dev.penv.world.Killed;
import dev.penv.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process dies between what it did for a comment and its answer, so that the next one hears the
 * comment again, when things are not any more as they were.
 */
class HeardAgainStory {
  @TempDir private Path folder;
  private LifeScene scene;

  @BeforeEach
  void open() throws IOException {
    var task =
        "touch %s-$PENV_RUN_ID; until [ -e %s ]; do sleep 0.1; done"
            .formatted(folder.resolve("begun"), folder.resolve("finish"));
    scene = LifeScene.of(folder, "wait", task);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void whatHasBegunIsNotRefusedWhenItIsHeardAgain() throws Exception {
    var comment = scene.comment("/run wait");
    hearAndDie("after RunRecords.add", comment);
    var next = resumed();
    awaitBegun(newest());
    scene.closePull();
    next.conversation().posted(comment);
    assertThat(scene.replies()).isEmpty();
    assertThat(scene.store().audit().latest(1))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.decision().verdict()).isEqualTo("allowed");
          assertThat(entry.decision().run()).isEqualTo(newest().run().id().value());
        });
    finish(next);
    assertThat(outcome(newest())).isEqualTo(new Outcome.Succeeded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"after Stops.keep", "after Records.signal"})
  void whatEndsTheNewestRunEndsNoOtherWhenItIsHeardAgain(String moment) throws Exception {
    var first = resumed();
    first.conversation().posted(scene.comment("/run wait"));
    awaitBegun(newest());
    first.conversation().posted(scene.comment("/run wait"));
    first.runs().shutDown(World.LONG_ENOUGH);
    var stop = scene.comment("/stop");
    hearAndDie(moment, stop);
    var next = resumed();
    if (moment.contains("signal"))
      Eventually.holds(() -> "one to end", () -> next.runs().live() == 1);
    next.conversation().posted(stop);
    Eventually.holds(() -> "one to end", () -> next.runs().live() == 1);
    finish(next);
    assertThat(scene.replies()).isEmpty();
    assertThat(scene.store().runs().list(RunQuery.newest(2)))
        .extracting(view -> outcome(view).getClass().getSimpleName())
        .containsExactly("Stopped", "Succeeded");
  }

  private void hearAndDie(String moment, CommentPosted comment) {
    var process = scene.process(Chaos.at(moment));
    assertThatThrownBy(() -> process.conversation().posted(comment)).isInstanceOf(Killed.class);
  }

  private Lifecycle resumed() throws InterruptedException {
    var process = scene.process(new Chaos(Set.of()));
    process.runs().resume();
    return process;
  }

  private void awaitBegun(RunView view) {
    var begun = folder.resolve("begun-" + view.run().id());
    Eventually.holds(() -> begun + " to be there", () -> Files.exists(begun));
  }

  private void finish(Lifecycle process) throws IOException {
    Files.createFile(folder.resolve("finish"));
    Eventually.holds(() -> "the runs end", () -> process.runs().live() == 0);
  }

  private RunView newest() {
    return scene.store().runs().list(RunQuery.newest(1)).getFirst();
  }

  private static Outcome outcome(RunView view) {
    return ((Progress.State.Ended) view.progress().state()).outcome();
  }
}
