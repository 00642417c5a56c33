package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static dev.penv.lifecycle.Examples.HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.archive.Artifacts;
import dev.penv.archive.DiskLogs;
import dev.penv.github.MemoryInventory;
import dev.penv.github.Permission;
import dev.penv.github.Writing;
import dev.penv.money.Budget;
import dev.penv.money.MemoryLedger;
import dev.penv.policy.MemoryApprovals;
import dev.penv.policy.Switches.Stance;
import dev.penv.run.Outcome;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.secret.GivenSecrets;
import dev.penv.secret.KeyFile;
import dev.penv.task.Tasks;
import dev.penv.workspace.Checkouts;
import dev.penv.world.FakeCloud;
import dev.penv.world.TestClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run that does not come to its task; those that do are in the stories. */
class RunLifeTest {
  private static final Run RUN = Examples.run(ADA);
  private static final Duration A_WHILE = Duration.ofMinutes(30);

  @TempDir private Path folder;
  private final ExecutorService archiving = Executors.newSingleThreadExecutor();
  private final TestClock clock = TestClock.atNoon();
  private final StubGitHub github = new StubGitHub();
  private final MemoryLedger ledger = new MemoryLedger();
  private final MemoryAsks asks = new MemoryAsks();
  private final Turns turns = new Turns();
  private final FakeCloud cloud =
      new FakeCloud(
          clock,
          "mine",
          _ -> {
            clock.advance(A_WHILE);
            throw new UnsupportedOperationException("nobody logs in here");
          });
  private Stance stance = new Stance.Open();
  private LineScene scene;

  @BeforeEach
  void open() throws IOException {
    scene = new LineScene(folder.resolve("data"), clock);
    github.grant(ADA, Permission.WRITE);
    github.pull(Examples.pull(HEAD, true));
  }

  @AfterEach
  void close() {
    archiving.shutdown();
    scene.close();
  }

  @Test
  void aCloudWhoseAnswerIsLostIsNoFaultOfPenv() throws Exception {
    cloud.silentAt("create: done");
    assertThat(lived())
        .isInstanceOfSatisfying(
            Outcome.Broken.class,
            broken ->
                assertThat(broken.reason()).isEqualTo("the machine could not be worked with"));
    assertNothingLeft();
  }

  @Test
  void aCloudThatIsAwayIsToldWhereItsMachinesAreSought() throws Exception {
    cloud.silentAt("offers");
    assertThat(lived())
        .isInstanceOfSatisfying(
            Outcome.Broken.class, broken -> assertThat(broken.phase()).isEqualTo("placing"));
    assertNothingLeft();
  }

  @Test
  void theCostIsToldWithTheEndAndOnlyOnce() throws Exception {
    lived();
    assertThat(scene.put().stream().filter(one -> one.key().endsWith("/end")).distinct())
        .singleElement()
        .asString()
        .contains("**$0.05**");
  }

  @Test
  void theKillSwitchEndsARunBeforeItsMachine() throws Exception {
    stance = new Stance.Killed("It is off.");
    assertThat(lived())
        .isEqualTo(new Outcome.Refused("It is off.", "Ask the operator of this penv."));
    assertThat(asks.verdicts()).containsExactly("It is off.");
    assertNothingLeft();
  }

  @Test
  void aStopWhileQueuedEndsTheRunThere() throws Exception {
    turns.goOn(new RunId("r-bbbb2222"), RUN.payer());
    scene.signal(RUN, new RunSignal.Stop(ADA));
    assertThat(lived()).isEqualTo(new Outcome.Stopped(ADA));
    assertThat(cloud.moments()).doesNotContain("create");
    assertNothingLeft();
  }

  @Test
  void whatIsRefusedIsToldOnceInEachPlace() throws Exception {
    stance = new Stance.Draining("It is drained.");
    lived();
    assertThat(scene.written().values())
        .filteredOn(Writing.Say.class::isInstance)
        .singleElement()
        .asString()
        .contains("not started: It is drained");
    assertThat(scene.written()).containsKey("react/42/9/-1");
  }

  private Outcome lived() throws IOException, InterruptedException {
    life().live(scene.line(RUN));
    var progress = scene.view(RUN).progress();
    assertThat(progress.phase()).isEqualTo(Phase.ENDED);
    return ((Progress.State.Ended) progress.state()).outcome();
  }

  private void assertNothingLeft() {
    assertThat(cloud.billable()).isEmpty();
    assertThat(ledger.held()).isEmpty();
  }

  private RunLife life() throws IOException {
    var providers = new Providers(List.of(cloud));
    var rights = Examples.rights(github, Examples.limited(1, Budget.UNLIMITED));
    var guard =
        new Guard(github, rights, new MemoryApprovals(), _ -> stance, new MemoryInventory());
    var logs = new DiskLogs(folder.resolve("logs"), clock);
    var checkouts = new Checkouts(URI.create("https://git.test"), Duration.ofSeconds(1), List.of());
    var places =
        new Places(
            providers,
            checkouts,
            github,
            guard,
            new WhenReachable(clock),
            _ -> (_, count, _) -> count,
            new GivenSecrets(folder.resolve("given"), KeyFile.open(folder.resolve("key")).vault()));
    var tasks = new Tasks(logs, new Artifacts(folder.resolve("artifacts")), archiving);
    return new RunLife(
        turns,
        rights,
        new Market(providers, rights, new WhenReachable(clock)),
        new Buying(providers, ledger, rights, guard, clock),
        new Releasing(providers, ledger, new AuditTrail(asks, clock), clock),
        new TaskLife(
            places,
            new Insides(places, Indoors.NOWHERE, tasks),
            new Leases(providers, clock),
            tasks,
            scene.measures(),
            _ -> {},
            clock),
        new LastWord(scene.records(), scene.measures(), logs, github, new MemoryInventory()),
        clock);
  }
}
