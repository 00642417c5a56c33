package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static dev.penv.lifecycle.Examples.HEAD;
import static dev.penv.lifecycle.Examples.NEXT;
import static dev.penv.lifecycle.Examples.REPO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.github.GitHub;
import dev.penv.github.MemoryInventory;
import dev.penv.github.Permission;
import dev.penv.github.Repo;
import dev.penv.hardware.Gpu;
import dev.penv.machine.Machine;
import dev.penv.money.Budget;
import dev.penv.money.Ceiling;
import dev.penv.money.Hold;
import dev.penv.money.MemoryLedger;
import dev.penv.money.Money;
import dev.penv.money.Rate;
import dev.penv.policy.MemoryApprovals;
import dev.penv.policy.Switches.Stance;
import dev.penv.remote.Shell;
import dev.penv.run.Outcome;
import dev.penv.run.Run;
import dev.penv.world.FakeCloud;
import dev.penv.world.Killed;
import dev.penv.world.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuyingTest {
  private static final String LARGE = "large";
  private static final Run RUN = Examples.run(ADA);
  private static final Duration LONGER_THAN_PATIENCE = Duration.ofMinutes(31);

  /** The dearest offer, for the hour of the task and all that may be around it. */
  private static final Money MOST = new Money(1_166_667);

  @TempDir private Path folder;
  private final TestClock clock = TestClock.atNoon();
  private final MemoryInventory inventory = new MemoryInventory();
  private final StubGitHub github = new StubGitHub();
  private final MemoryLedger ledger = new MemoryLedger();
  private final FakeCloud cloud = new FakeCloud(clock, "mine", BuyingTest::nobodyLogsIn);
  private Stance stance = new Stance.Open();
  private LineScene scene;

  @BeforeEach
  void open() throws IOException {
    scene = new LineScene(folder, clock);
    github.grant(ADA, Permission.WRITE);
    github.pull(Examples.pull(HEAD, true));
    cloud.sell(LARGE, Gpu.NONE, new Rate(new Money(400_000)));
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void theCheapestIsBoughtAndTold() throws InterruptedException {
    assertThat(buy().id()).startsWith("small-");
    assertThat(scene.view(RUN).progress().machine().size()).isEqualTo("small");
    assertThat(cloud.billable()).hasSize(3);
  }

  @Test
  void aReplayedLifeBuysNothingMore() throws InterruptedException {
    var machine = buy();
    cloud.sell("cheaper", Gpu.NONE, Rate.FREE);
    github.away(1);
    assertThat(buy()).isEqualTo(machine);
    assertThat(cloud.billable()).hasSize(3);
  }

  @Test
  void theMostThatItCanCostIsHeldOnce() throws InterruptedException {
    buy();
    clock.advance(Duration.ofMinutes(1));
    buy();
    assertThat(ledger.held())
        .containsExactly(new Hold("r-aaaa1111", RUN.payer(), MOST, TestClock.NOON));
  }

  @Test
  void anOwnerOfAnotherNamePaysFromTheSameBudget() {
    var renamed = new Repo(REPO.id(), "renamed", "hello", REPO.installation());
    assertThat(RUN.in(renamed).payer()).isEqualTo(RUN.payer());
  }

  @Test
  void whatIsInstalledAnewPaysFromItsNewBudget() throws InterruptedException {
    inventory.reach(List.of(new Repo(REPO.id(), "octo", "hello", 6)));
    buy();
    assertThat(ledger.held()).extracting(hold -> hold.payer().installation()).containsExactly(6L);
  }

  @Test
  void whatIsShownBeforeIsWhatIsHeld() {
    var rights = Examples.rights(github, Examples.limited(10, Budget.UNLIMITED));
    var market = new Market(new Providers(List.of(cloud)), rights, new WhenReachable(clock));
    assertThat(market.wouldDo(RUN))
        .contains("it costs at most " + MOST.rounded())
        .contains("as understood");
  }

  @Test
  void overBudgetNothingIsBoughtOrHeld() {
    var budget =
        new Budget(Ceiling.atMost(new Money(500_000)), Ceiling.unlimited(), Ceiling.unlimited());
    assertRefused(() -> buy(budget), "it could cost $1.17 with what comes before");
    assertThat(cloud.billable()).isEmpty();
    assertThat(ledger.held()).isEmpty();
    assertThat(scene.steps(RUN)).containsExactly("placement");
  }

  @Test
  void whereNothingFitsThatIsTheOutcome() {
    cloud.withdraw(FakeCloud.SMALL);
    cloud.withdraw(LARGE);
    assertRefused(this::buy, "there is no machine at the moment");
    assertThat(ledger.held()).isEmpty();
  }

  @Test
  void theNextOfferIsTriedWhenOneIsTaken() throws InterruptedException {
    cloud.stock(FakeCloud.SMALL, 0);
    assertThat(buy().id()).startsWith("large-");
  }

  @Test
  void theNextOfferIsTriedWhateverTheRefusal() throws InterruptedException {
    cloud.refuse(FakeCloud.SMALL, "not for you");
    assertThat(buy().id()).startsWith("large-");
  }

  @Test
  void whatCannotChangeByWaitingEndsTheRunAtOnce() {
    cloud.quota(FakeCloud.SMALL, 0);
    cloud.refuse(LARGE, "not for you");
    assertRefused(this::buy, "no machine could be had (");
    assertRefused(this::buy, "[ask for more](https://cloud.example/quotas/small)");
    assertRefused(this::buy, "not for you");
  }

  @Test
  void whenAllAreTakenOneWaitsForTheNext() throws Exception {
    allTaken();
    var buying = inBackground(this::buy);
    clock.awaitWaiting(1);
    cloud.stock(LARGE, 1);
    clock.advance(Duration.ofSeconds(2));
    assertThat(soon(buying).id()).startsWith("large-");
  }

  @Test
  void whyNoneIsBoughtYetIsToldOnce() throws Exception {
    allTaken();
    var buying = inBackground(this::buy);
    clock.awaitWaiting(1);
    clock.advance(Duration.ofSeconds(2));
    clock.awaitWaiting(1);
    assertThat(scene.written().toString()).contains("no small is left");
    cloud.stock(LARGE, 1);
    clock.advance(Duration.ofSeconds(4));
    soon(buying);
    assertThat(scene.view(RUN).progress().notes()).singleElement().asString().contains("at first");
    assertThat(scene.written().toString()).contains("large");
  }

  @Test
  void whoeverWaitsHearsAStop() throws Exception {
    allTaken();
    var buying = inBackground(() -> outcome(this::buy));
    clock.awaitWaiting(1);
    scene.signal(RUN, new RunSignal.Stop(ADA));
    assertThat(soon(buying)).isEqualTo(new Outcome.Stopped(ADA));
  }

  @Test
  void patienceEnds() throws Exception {
    allTaken();
    var buying = inBackground(() -> outcome(this::buy));
    clock.awaitWaiting(1);
    clock.advance(LONGER_THAN_PATIENCE);
    assertThat(soon(buying)).isInstanceOf(Outcome.Refused.class);
    assertThat(soon(buying).toString()).contains("no small is left").contains("no large is left");
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "create: disk", "create: vm", "create: done"})
  void aProcessKilledWhileItBoughtHasOneMachineInTheEnd(String moment) throws Exception {
    cloud.killAt(moment);
    assertThatThrownBy(this::buy).isInstanceOf(Killed.class);
    assertThat(buy().id()).isEqualTo("small-r-aaaa1111");
    assertThat(cloud.list().machines()).hasSize(1);
  }

  @Test
  void aLostAnswerBuysNoSecondMachine() {
    cloud.silentAt("create: done");
    assertThatThrownBy(this::buy).isInstanceOf(UncheckedIOException.class);
    assertThat(cloud.list().machines()).hasSize(1);
  }

  @Test
  void whoLostThePermissionBuysNothing() {
    github.grant(ADA, Permission.READ);
    assertRefused(this::buy, "This needs write permission");
    assertNothingBoughtOrRecorded();
  }

  @Test
  void aMovedHeadBuysNothing() {
    github.pull(Examples.pull(NEXT, true));
    assertThat(outcome(this::buy)).isEqualTo(new Outcome.HeadMoved(NEXT.sha()));
    assertNothingBoughtOrRecorded();
  }

  @Test
  void underAPolicyThatCannotBeUnderstoodNothingIsSetAside() {
    github.policy("octo/hello", "limits: { budget: { day: lots } }");
    assertRefused(this::buy, "cannot be understood");
    assertThat(ledger.held()).isEmpty();
    assertNothingBoughtOrRecorded();
  }

  @Test
  void underDrainNothingIsBought() {
    stance = new Stance.Draining("It is drained.");
    assertRefused(this::buy, "It is drained.");
    assertNothingBoughtOrRecorded();
  }

  @Test
  void aStopFromBeforeEndsItBeforeGitHubIsAsked() {
    scene.signal(RUN, new RunSignal.Stop(ADA));
    github.away(1);
    assertThat(outcome(this::buy)).isEqualTo(new Outcome.Stopped(ADA));
    assertNothingBoughtOrRecorded();
  }

  @Test
  void whenGitHubIsAwayOneWaitsAndAsksAgain() throws Exception {
    github.away(2);
    var buying = inBackground(this::buy);
    clock.awaitWaiting(1);
    assertNothingBoughtOrRecorded();
    clock.advance(Duration.ofSeconds(2));
    clock.awaitWaiting(1);
    clock.advance(Duration.ofSeconds(4));
    assertThat(soon(buying).id()).startsWith("small-");
  }

  @Test
  void whatHappensWhileGitHubIsAwayCounts() throws Exception {
    github.away(1);
    var buying = inBackground(() -> outcome(this::buy));
    clock.awaitWaiting(1);
    github.grant(ADA, Permission.NONE);
    clock.advance(Duration.ofSeconds(2));
    assertThat(soon(buying)).isInstanceOf(Outcome.Refused.class);
    assertNothingBoughtOrRecorded();
  }

  @Test
  void gitHubAwayForGoodIsNeverPermission() throws Exception {
    github.away(Integer.MAX_VALUE);
    var buying =
        inBackground(() -> assertThatThrownBy(this::buy).isInstanceOf(GitHub.Unreachable.class));
    clock.awaitWaiting(1);
    clock.advance(LONGER_THAN_PATIENCE);
    soon(buying);
    assertNothingBoughtOrRecorded();
  }

  private void allTaken() {
    cloud.stock(FakeCloud.SMALL, 0);
    cloud.stock(LARGE, 0);
  }

  private Machine buy() throws InterruptedException {
    return buy(Budget.UNLIMITED);
  }

  private Machine buy(Budget budget) throws InterruptedException {
    var providers = new Providers(List.of(cloud));
    var rights = Examples.rights(github, Examples.limited(10, budget));
    var guard = new Guard(github, rights, new MemoryApprovals(), _ -> stance, inventory);
    var line = scene.line(RUN);
    var market = new Market(providers, rights, new WhenReachable(clock));
    return new Buying(providers, ledger, rights, guard, clock).buy(line, market.place(line));
  }

  private void assertNothingBoughtOrRecorded() {
    assertThat(cloud.billable()).isEmpty();
    assertThat(scene.steps(RUN)).doesNotContain("round-1/offer-1");
  }

  private static void assertRefused(ThrowingCallable buying, String because) {
    assertThat(outcome(buying))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.reason()).contains(because));
  }

  private static Outcome outcome(ThrowingCallable buying) {
    try {
      buying.call();
    } catch (Over over) {
      return over.outcome();
    } catch (Throwable other) {
      throw new AssertionError("no outcome", other);
    }
    throw new AssertionError("a machine was bought");
  }

  private static <T> FutureTask<T> inBackground(Callable<T> buying) {
    var task = new FutureTask<>(buying);
    Thread.ofVirtual().start(task);
    return task;
  }

  private static <T> T soon(FutureTask<T> buying) throws Exception {
    return buying.get(20, TimeUnit.SECONDS);
  }

  private static Shell nobodyLogsIn(Machine machine) {
    throw new UnsupportedOperationException("nobody logs in to " + machine.id());
  }
}
