package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.HEAD;
import static dev.penv.lifecycle.Examples.NEXT;
import static dev.penv.lifecycle.Examples.REPO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.environment.Task;
import dev.penv.github.HeadsToShow.Head;
import dev.penv.github.MemoryInventory;
import dev.penv.github.Repo;
import dev.penv.github.Writing;
import dev.penv.journal.Alarm;
import dev.penv.placement.Placement;
import dev.penv.store.Store;
import dev.penv.world.PlainLinks;
import dev.penv.world.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentChecksTest {
  private static final Duration LONGER_THAN_PATIENCE = Duration.ofHours(25);

  @TempDir private Path folder;
  private final TestClock clock = TestClock.atNoon();
  private final StubGitHub github = new StubGitHub();
  private final Map<String, Writing> written = new LinkedHashMap<>();

  @Test
  void oneThatCannotBeShownIsInNobodysWayAndNotTriedWithoutEnd() throws Exception {
    try (var store = Store.open(folder, Alarm.of(InstantSource.system()))) {
      store.headsToShow().add(new Head(REPO, 1, HEAD, TestClock.NOON));
      store.headsToShow().add(new Head(REPO, 2, NEXT, TestClock.NOON.plusSeconds(1)));
      github.fault(HEAD);
      var work = Thread.ofVirtual().start(() -> work(store));
      clock.awaitWaiting(1);
      assertThat(written.values()).singleElement().asString().contains(NEXT.sha());
      assertThat(store.headsToShow().all()).extracting(Head::commit).containsExactly(HEAD);
      clock.advance(LONGER_THAN_PATIENCE);
      clock.awaitWaiting(1);
      assertThat(store.headsToShow().all()).isEmpty();
      work.interrupt();
      work.join();
    }
  }

  private void work(Store store) {
    var shown =
        new ShownEnvironments(
            store.environments(),
            writing -> written.put(writing.key(), writing),
            new PlainLinks(),
            EnvironmentChecksTest::nowhere,
            clock);
    var reading = new ReadEnvironment(github, shown);
    try {
      new EnvironmentChecks(store.headsToShow(), reading, shown, new MemoryInventory(), clock)
          .work();
    } catch (InterruptedException e) {
      // The test has seen enough.
    }
  }

  private static Placement nowhere(Repo repo, Task task) {
    throw new AssertionError("there is no task");
  }
}
