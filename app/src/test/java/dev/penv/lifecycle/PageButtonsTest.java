package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Permission;
import dev.penv.money.Budget;
import dev.penv.run.Run;
import dev.penv.run.RunView;
import dev.penv.store.Store;
import dev.penv.world.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageButtonsTest {
  private static final int MOST = 2;
  private static final Run RUN = Examples.run(ADA);

  @TempDir private Path folder;
  private final TestClock clock = TestClock.atNoon();
  private final StubGitHub github = new StubGitHub();
  private final MemoryAsks asks = new MemoryAsks();
  private final List<RunSignal> signals = new ArrayList<>();
  private final Random random = new Random(1);
  private Store store;

  @BeforeEach
  void open() throws IOException {
    store = Store.open(folder, clock);
    store.runs().add("comment/9/0", RUN);
    github.grant(ADA, Permission.WRITE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whoPressesTooOftenMayStillStop() {
    for (int i = 1; i <= MOST; i++) buttons().again(ADA, RUN, "page/" + i);
    assertThat(buttons().again(ADA, RUN, "page/again")).isInstanceOf(Pressed.Refused.class);
    assertThat(asks.verdicts().getLast()).startsWith("More than 2 commands");
    assertThat(buttons().stop(ADA, RUN, "page/stop")).isEqualTo(new Pressed.Stopping());
    assertThat(signals).containsExactly(new RunSignal.Stop(ADA));
  }

  private PageButtons buttons() {
    var rights = Examples.rights(github, Examples.limited(10, Budget.UNLIMITED));
    var trail = new AuditTrail(asks, clock);
    var again =
        new Again(
            rights,
            new RunMaker(repo -> rights.policy(repo).ceilings(), random, clock),
            ask -> store.runs().of(ask).map(RunView::run),
            store.runs()::add,
            trail);
    var frequency = new Frequency(asks, _ -> Examples.most(MOST));
    return new PageButtons(
        rights, store.runs(), again, (_, signal) -> signals.add(signal), frequency, trail, clock);
  }
}
