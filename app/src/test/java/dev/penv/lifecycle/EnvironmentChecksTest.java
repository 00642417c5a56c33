package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static dev.penv.lifecycle.Examples.HEAD;
import static dev.penv.lifecycle.Examples.NEXT;
import static dev.penv.lifecycle.Examples.PULL;
import static dev.penv.lifecycle.Examples.REPO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.environment.Environments;
import dev.penv.environment.Task;
import dev.penv.event.Event;
import dev.penv.github.CommitId;
import dev.penv.github.HeadsToShow.Head;
import dev.penv.github.MemoryInventory;
import dev.penv.github.Repo;
import dev.penv.github.Writing;
import dev.penv.journal.Alarm;
import dev.penv.placement.Placement;
import dev.penv.report.TasksRun;
import dev.penv.store.Store;
import dev.penv.world.PlainLinks;
import dev.penv.world.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentChecksTest {
  private static final Duration LONGER_THAN_PATIENCE = Duration.ofHours(25);

  @TempDir private Path folder;
  private final TestClock clock = TestClock.atNoon();
  private final StubGitHub github = new StubGitHub();
  private final Map<String, Writing> written = new LinkedHashMap<>();
  private Store store;

  @BeforeEach
  void open() throws IOException {
    store = Store.open(folder, Alarm.of(InstantSource.system()));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void oneThatCannotBeShownIsInNobodysWayAndNotTriedWithoutEnd() throws Exception {
    store.headsToShow().add(new Head(REPO, 1, HEAD, TestClock.NOON));
    store.headsToShow().add(new Head(REPO, 2, NEXT, TestClock.NOON.plusSeconds(1)));
    github.pull(Examples.pull(HEAD, true));
    github.fault(HEAD);
    var work = Thread.ofVirtual().start(this::work);
    clock.awaitWaiting(1);
    assertThat(written.values()).singleElement().asString().contains(NEXT.sha());
    assertThat(store.headsToShow().all()).extracting(Head::commit).containsExactly(HEAD);
    clock.advance(LONGER_THAN_PATIENCE);
    clock.awaitWaiting(1);
    assertThat(store.headsToShow().all()).isEmpty();
    work.interrupt();
    work.join();
  }

  @Test
  void anOldHeadThatIsToldAfterTheNewerOneIsNotShown() throws Exception {
    github.pull(Examples.pull(NEXT, true));
    tell(NEXT, TestClock.NOON.plusSeconds(10));
    shown();
    tell(HEAD, TestClock.NOON);
    shown();
    assertThat(written.values()).singleElement().asString().contains(NEXT.sha());
  }

  @Test
  void ofTwoHeadsInOneSecondTheOneOfGitHubIsShown() throws Exception {
    github.pull(Examples.pull(NEXT, true));
    tell(NEXT, TestClock.NOON);
    tell(HEAD, TestClock.NOON);
    shown();
    assertThat(written.values()).singleElement().asString().contains(NEXT.sha());
  }

  @Test
  void whatIsToldMinutesLateIsShownOnlyWhereItIsStillOpen() throws Exception {
    clock.advance(Duration.ofMinutes(2));
    github.pull(Examples.pull(HEAD, false));
    tell(HEAD, TestClock.NOON);
    shown();
    assertThat(written).isEmpty();
    github.pull(Examples.pull(HEAD, true));
    tell(HEAD, TestClock.NOON);
    shown();
    assertThat(written.values()).singleElement().asString().contains(HEAD.sha());
  }

  @Test
  void whatIsOpenAgainWhenItsEndIsToldIsStillShown() {
    var end = new Event.PullClosed(REPO, PULL, false, ADA);
    tell(HEAD, TestClock.NOON);
    github.pull(Examples.pull(HEAD, true));
    checks().closed(end);
    assertThat(store.headsToShow().all()).hasSize(1);
    github.pull(Examples.pull(HEAD, false));
    checks().closed(end);
    assertThat(store.headsToShow().all()).isEmpty();
  }

  private void tell(CommitId head, Instant at) {
    store.heads().saw(REPO, PULL, head, at);
    checks().moved(new Event.HeadMoved(REPO, PULL, head, ADA, at));
  }

  /** Returns when all is shown that is due. */
  private void shown() throws InterruptedException {
    var work = Thread.ofVirtual().start(this::work);
    clock.awaitWaiting(1);
    work.interrupt();
    work.join();
    assertThat(store.headsToShow().all()).isEmpty();
  }

  private void work() {
    try {
      checks().work();
    } catch (InterruptedException e) {
      // The test has seen enough.
    }
  }

  private EnvironmentChecks checks() {
    var shown =
        new ShownEnvironments(
            store.environments(),
            writing -> written.put(writing.key(), writing),
            new PlainLinks(),
            TasksRun.ON_MACHINES,
            EnvironmentChecksTest::nowhere,
            clock);
    return new EnvironmentChecks(
        github,
        store.heads(),
        store.headsToShow(),
        new ReadEnvironment(github, shown, Environments.DEFAULT_IMAGE),
        shown,
        new MemoryInventory(),
        clock);
  }

  private static Placement nowhere(Repo repo, Task task) {
    throw new AssertionError("there is no task");
  }
}
