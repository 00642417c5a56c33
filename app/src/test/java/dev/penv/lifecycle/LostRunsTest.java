package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static dev.penv.lifecycle.Examples.HEAD;
import static dev.penv.lifecycle.Examples.PULL;
import static dev.penv.lifecycle.Examples.REPO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.CommitId;
import dev.penv.github.GitHub;
import dev.penv.github.MemoryInventory;
import dev.penv.github.OpenChecks;
import dev.penv.github.Outgoing;
import dev.penv.github.Repo;
import dev.penv.github.Writing;
import dev.penv.run.Run;
import dev.penv.store.Store;
import dev.penv.world.PlainLinks;
import dev.penv.world.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ada's run is on record; another penv has left others. */
class LostRunsTest {
  private static final Run KNOWN = Examples.run(ADA);
  private static final Instant BEGUN = TestClock.NOON.minusSeconds(60);

  @TempDir private Path folder;
  private final TestClock clock = TestClock.atNoon();
  private final MemoryInventory inventory = new MemoryInventory();
  private final List<OpenChecks.Open> open = new ArrayList<>();
  private final List<Writing> replaced = new ArrayList<>();
  private int looks;
  private boolean away;
  private Store store;

  @BeforeEach
  void open() throws IOException {
    store = Store.open(folder, TestClock.atNoon());
    store.runs().add("comment/9/0", KNOWN);
    inventory.reach(List.of(REPO));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatNobodyHasOnRecordIsEndedInItsCheckAndItsComment() throws InterruptedException {
    open("r-zzzz9999");
    watch(2);
    assertThat(replaced)
        .extracting(Writing::key)
        .containsExactly("show/42/%s/r-zzzz9999".formatted(HEAD.sha()), "say/42/7/run=r-zzzz9999");
    assertThat(replaced).allMatch(writing -> writing.toString().contains("was lost"));
  }

  @Test
  void whatGoesOnHereAndWhatIsNoRunIsLeftAlone() throws InterruptedException {
    open(KNOWN.id().value());
    open("environment/" + HEAD.sha());
    watch(2);
    assertThat(replaced).isEmpty();
  }

  @Test
  void aRepositoryIsLookedThroughOnce() throws InterruptedException {
    watch(3);
    assertThat(looks).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadIsReadAWhileLater() throws InterruptedException {
    open("r-zzzz9999");
    away = true;
    watch(1);
    assertThat(replaced).isEmpty();
    away = false;
    watch(2);
    assertThat(replaced).hasSize(2);
  }

  private void open(String externalId) {
    open.add(new OpenChecks.Open("penv / train", externalId, BEGUN));
  }

  /** Lets it work, and so many of its pauses pass. */
  private void watch(int pauses) throws InterruptedException {
    var work = Thread.ofVirtual().start(this::work);
    for (int i = 0; i < pauses; i++) {
      clock.awaitWaiting(1);
      clock.advance(Duration.ofMinutes(15));
    }
    clock.awaitWaiting(1);
    work.interrupt();
    work.join();
  }

  private void work() {
    try {
      new LostRuns(
              new Checks(),
              inventory,
              store.marks(),
              store.runs(),
              new Replaced(),
              new PlainLinks(),
              clock)
          .watch();
    } catch (InterruptedException e) {
      // The test has seen enough.
    }
  }

  private final class Checks implements OpenChecks {
    @Override
    public List<Head> heads(Repo repo) {
      if (away) throw new GitHub.Unreachable("away");
      looks++;
      return List.of(new Head(PULL, HEAD));
    }

    @Override
    public List<Open> of(Repo repo, CommitId commit) {
      return List.copyOf(open);
    }
  }

  private final class Replaced implements Outgoing {
    @Override
    public void reopen(long installation) {}

    @Override
    public void drop(long installation) {}

    @Override
    public void replace(Writing writing, Instant since) {
      assertThat(since).isEqualTo(BEGUN);
      replaced.add(writing);
    }
  }
}
