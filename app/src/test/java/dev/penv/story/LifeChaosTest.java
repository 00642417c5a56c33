package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Writing;
import dev.penv.lifecycle.Lifecycle;
import dev.penv.run.Outcome;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import dev.penv.run.RunQuery;
import dev.penv.run.RunView;
import dev.penv.world.Chaos;
import dev.penv.world.Killed;
import dev.penv.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole life, from the comment to the last word, dies before and after each call of each port,
 * and goes on in a new process. A dead process does nothing more, whichever of its threads asks.
 */
class LifeChaosTest {
  private static final String LOG =
      IntStream.rangeClosed(1, 300).mapToObj(i -> i + "\n").collect(Collectors.joining());

  @TempDir private Path folder;
  private LifeScene scene;

  /** Nobody needs to read of deaths that are meant. */
  @BeforeAll
  static void dieQuietly() {
    var before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      if (!(failure instanceof Killed) && before != null) before.uncaughtException(thread, failure);
    });
  }

  @BeforeEach
  void open() throws IOException {
    var task = "echo $PENV_RUN_ID >>%s; seq 1 300".formatted(folder.resolve("ran"));
    scene = LifeScene.of(folder, "count", task);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void deathAtSomeMomentsChangesNothing() throws Exception {
    int all = live(Set.of());
    assertThat(all).isGreaterThan(60);
    for (int death = 1; death <= all; death += 7) live(Set.of(death));
  }

  @Test
  @Tag("slow")
  void deathAtAnyMomentChangesNothing() throws Exception {
    int all = live(Set.of());
    for (int death = 1; death <= all; death++) live(Set.of(death));
  }

  @Test
  @Tag("slow")
  void manyDeathsChangeNothing() throws Exception {
    int all = live(Set.of());
    var random = new Random(1);
    for (int round = 0; round < 60; round++) {
      var deaths = new HashSet<Integer>();
      for (int i = 0; i < 4; i++) deaths.add(1 + random.nextInt(all * 2));
      live(deaths);
    }
  }

  private int live(Set<Integer> deaths) throws IOException, InterruptedException {
    var chaos = new Chaos(deaths);
    var comment = scene.comment("/run count");
    do {
      chaos.restart();
      var process = scene.process(chaos);
      try {
        process.runs().resume();
        process.conversation().posted(comment);
      } catch (Killed killed) {
        // The next process hears of the comment again, as it was not handled.
      }
      awaitEnd(process);
    } while (chaos.isDead());
    assertEnded("killed at " + deaths);
    return chaos.moments();
  }

  /** Of all threads, whether they come to their end or die. */
  private static void awaitEnd(Lifecycle process) throws InterruptedException {
    process.runs().awaitQuiet(World.LONG_ENOUGH);
    assertThat(process.runs().live()).isZero();
  }

  private void assertEnded(String when) throws IOException {
    var ran = Files.readAllLines(folder.resolve("ran"));
    assertThat(ran).as(when).doesNotHaveDuplicates();
    var views = scene.store().runs().list(RunQuery.newest(10_000));
    assertThat(views).as(when).hasSameSizeAs(ran);
    var view = views.getFirst();
    assertThat(view.run().id().value()).as(when).isEqualTo(ran.getLast());
    assertThat(view.progress().phase()).as(when).isEqualTo(Phase.ENDED);
    assertThat(outcome(view)).as(when).isEqualTo(new Outcome.Succeeded());
    assertThat(scene.log(view.run())).as(when).isEqualTo(LOG);
    assertThat(scene.told(view.run()))
        .as(when)
        .hasSize(2)
        .filteredOn(Writing.Say.class::isInstance)
        .allMatch(said -> ((Writing.Say) said).body().contains("succeeded in"));
    assertThat(scene.localMachines().list().machines()).as(when).isEmpty();
    assertThat(scene.store().ledger().held()).as(when).isEmpty();
  }

  private static Outcome outcome(RunView view) {
    return ((Progress.State.Ended) view.progress().state()).outcome();
  }
}
