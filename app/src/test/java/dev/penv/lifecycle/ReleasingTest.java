package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.hardware.Requirements;
import dev.penv.machine.Boot;
import dev.penv.machine.Lease;
import dev.penv.machine.Machine;
import dev.penv.money.Hold;
import dev.penv.money.MemoryLedger;
import dev.penv.money.Money;
import dev.penv.remote.Shell;
import dev.penv.run.Equipment;
import dev.penv.run.Phase;
import dev.penv.run.Run;
import dev.penv.world.FakeCloud;
import dev.penv.world.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasingTest {
  private static final Run RUN = Examples.run(ADA);

  /** Of the small machine. */
  private static final Money AN_HOUR = new Money(100_000);

  /** An hour of the task, and all that may be around it. */
  private static final Duration LONGEST = Duration.ofMinutes(175);

  @TempDir private Path folder;
  private final TestClock clock = TestClock.atNoon();
  private final MemoryLedger ledger = new MemoryLedger();
  private final MemoryAsks asks = new MemoryAsks();
  private final FakeCloud cloud = new FakeCloud(clock, "mine", ReleasingTest::nobodyLogsIn);
  private final FakeCloud other =
      new FakeCloud("other", clock, "mine", ReleasingTest::nobodyLogsIn);
  private LineScene scene;

  @BeforeEach
  void aRunHasHadItsMachineForAnHour() throws IOException {
    scene = new LineScene(folder, clock);
    new AuditTrail(asks, clock)
        .decided(Examples.comment(9, ADA, "/run train"), 0, new Answer.Begun(RUN));
    ledger.hold(new Hold(RUN.id().value(), RUN.payer(), AN_HOUR, clock.instant()), List.of());
    buyFrom(cloud);
    clock.advance(Duration.ofHours(1));
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void theMachineIsGoneAndPaidForAndOnRecord() throws InterruptedException {
    release();
    assertThat(cloud.billable()).isEmpty();
    assertThat(ledger.held()).isEmpty();
    assertThat(ledger.spentSince(Instant.EPOCH)).isEqualTo(AN_HOUR);
    assertThat(scene.view(RUN).progress().cost()).isEqualTo(AN_HOUR);
    var entry = asks.latest(1).getFirst();
    assertThat(entry.machine()).isEqualTo("4 CPUs");
    assertThat(entry.cost()).isEqualTo(AN_HOUR);
    assertThat(entry.decision().who()).isEqualTo(ADA);
    assertThat(entry.decision().comment()).isEqualTo(9);
    assertThat(entry.decision().commit()).isEqualTo(RUN.commit().sha());
    assertThat(entry.decision().run()).isEqualTo(RUN.id().value());
  }

  @Test
  void releasedTwiceIsPaidOnce() throws InterruptedException {
    release();
    clock.advance(Duration.ofHours(1));
    release();
    assertThat(ledger.spentSince(Instant.EPOCH)).isEqualTo(AN_HOUR);
  }

  @Test
  void whatIsGoneAlreadyIsPaidForAllTheSame() throws InterruptedException {
    cloud.delete(RUN.id());
    release();
    assertThat(ledger.spentSince(Instant.EPOCH)).isEqualTo(AN_HOUR);
  }

  @Test
  void whatIsGoneIsNotPaidForBeyondWhatWasHeld() throws InterruptedException {
    clock.advance(Duration.ofDays(3));
    cloud.delete(RUN.id());
    release();
    assertThat(ledger.spentSince(Instant.EPOCH))
        .isEqualTo(scene.view(RUN).progress().machine().rate().over(LONGEST));
  }

  @Test
  void withoutAMachineNothingIsPaid() throws InterruptedException {
    var none = Examples.run("r-bbbb2222", ADA);
    releasing().release(scene.line(none));
    assertThat(ledger.spentSince(Instant.EPOCH)).isEqualTo(Money.ZERO);
  }

  @Test
  void oneProviderThatIsAwayKeepsNoOtherFromDeleting() throws Exception {
    other.reachable(false);
    var releasing = inBackground();
    clock.awaitWaiting(1);
    assertThat(cloud.billable()).isEmpty();
    other.reachable(true);
    clock.advance(Duration.ofSeconds(2));
    releasing.get(20, TimeUnit.SECONDS);
    assertThat(ledger.spentSince(Instant.EPOCH)).isEqualTo(AN_HOUR);
  }

  @Test
  void whatCannotBeDeletedIsLeftToTheReaperAndPaidFor() throws Exception {
    cloud.reachable(false);
    var releasing = inBackground();
    for (int tries = 1; tries < 8; tries++) {
      clock.awaitWaiting(1);
      clock.advance(Duration.ofMinutes(5));
    }
    releasing.get(20, TimeUnit.SECONDS);
    assertThat(cloud.billable()).isNotEmpty();
    assertThat(ledger.held()).isEmpty();
    assertThat(ledger.spentSince(Instant.EPOCH)).isEqualTo(AN_HOUR);
  }

  @Test
  void aRunOfWhichNothingMoreIsKnownIsPaidForToo() throws InterruptedException {
    releasing().abandon(scene.line(RUN));
    assertThat(cloud.billable()).isEmpty();
    assertThat(ledger.spentSince(Instant.EPOCH)).isEqualTo(AN_HOUR);
  }

  private void buyFrom(FakeCloud seller) {
    var offer = seller.offers(Requirements.NONE).findFirst().orElseThrow();
    var lease = new Lease(RUN.id(), clock.instant().plus(LONGEST));
    seller.create(RUN.id(), offer, new Boot(RUN.repo()), lease);
    var line = scene.line(RUN);
    line.enter(Phase.MACHINE, clock.instant());
    line.telling()
        .keep(told -> told.on(new Equipment("cloud", offer.size(), "4 CPUs", offer.rate())));
  }

  private void release() throws InterruptedException {
    releasing().release(scene.line(RUN));
  }

  private FutureTask<Void> inBackground() {
    var task =
        new FutureTask<Void>(() -> {
          release();
          return null;
        });
    Thread.ofVirtual().start(task);
    return task;
  }

  private Releasing releasing() {
    var providers = new Providers(List.of(other, cloud));
    return new Releasing(providers, ledger, new AuditTrail(asks, clock), clock);
  }

  private static Shell nobodyLogsIn(Machine machine) {
    throw new UnsupportedOperationException("nobody logs in to " + machine.id());
  }
}
