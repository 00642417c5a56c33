package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static dev.penv.lifecycle.Examples.HEAD;
import static dev.penv.lifecycle.Examples.REPO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.environment.Environments;
import dev.penv.event.Event.ButtonPressed;
import dev.penv.event.Event.CheckRerun;
import dev.penv.event.Event.SuiteRerun;
import dev.penv.github.MemoryInventory;
import dev.penv.github.Permission;
import dev.penv.github.Writing;
import dev.penv.journal.Alarm;
import dev.penv.money.Budget;
import dev.penv.report.RunReports;
import dev.penv.report.TasksRun;
import dev.penv.run.Outcome;
import dev.penv.run.Progress;
import dev.penv.run.Run;
import dev.penv.run.RunQuery;
import dev.penv.run.RunView;
import dev.penv.store.Store;
import dev.penv.world.PlainLinks;
import dev.penv.world.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ButtonsTest {
  private static final SuiteRerun PRESS = new SuiteRerun(REPO, HEAD, ADA, "guid-1", TestClock.NOON);

  @TempDir private Path folder;
  private final TestClock clock = TestClock.atNoon();
  private final StubGitHub github = new StubGitHub();
  private final MemoryAsks asks = new MemoryAsks();
  private final Map<String, Writing> written = new LinkedHashMap<>();
  private Store store;

  @BeforeEach
  void open() throws IOException {
    store = Store.open(folder, Alarm.of(InstantSource.system()));
    github.grant(ADA, Permission.WRITE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aSuiteThatIsToldAgainRunsNothingTwice() {
    ended("train", "r-aaaa");
    buttons().again(PRESS);
    store.runs().list(RunQuery.newest(1)).forEach(view -> end(view.run()));
    buttons().again(PRESS);
    assertThat(store.runs().list(RunQuery.newest(9))).hasSize(2);
  }

  @Test
  void whatOfASuiteIsNotRunAgainIsTold() {
    for (int i = 10; i < 31; i++) ended("task-" + i, "r-00" + i);
    buttons().again(PRESS);
    assertThat(written.get("say/42/7/suite=guid-1"))
        .isInstanceOfSatisfying(
            Writing.Say.class, said -> assertThat(said.body()).contains("Left out: `task-30`."));
  }

  @Test
  void whatWasPressedADayAgoIsAnsweredAndNotDone() {
    ended("train", "r-aaaa");
    clock.advance(Lateness.OLDEST.plusMillis(1));
    buttons().again(rerun("r-aaaa"));
    buttons().pressed(pressed("r-aaaa", RunReports.AGAIN));
    buttons().again(PRESS);
    assertThat(store.runs().list(RunQuery.newest(9))).hasSize(1);
    assertThat(told()).hasSize(3).allMatch(text -> text.contains("after it was pressed"));
  }

  @Test
  void whatIsGivenUpIsTold() {
    ended("train", "r-aaaa");
    buttons().givenUp(rerun("r-aaaa"));
    buttons().givenUp(pressed("r-aaaa", RunReports.AGAIN));
    buttons().givenUp(PRESS);
    assertThat(told()).hasSize(3).allMatch(text -> text.contains("failed again and again"));
  }

  @Test
  void rerunOfAPolicyChecksItAgain() {
    github.policyAt(HEAD, "limits: { runs: many }");
    buttons().again(rerun("policy/" + HEAD.sha()));
    assertThat(told()).singleElement().asString().contains("Nothing runs until this is mended");
    github.policyAt(HEAD, "limits: { runs: 3 }");
    buttons().again(rerun("policy/" + HEAD.sha()));
    assertThat(told()).containsExactly("What it says holds from now on.");
  }

  @Test
  void rerunOfAnAnswerIsAnswered() {
    buttons().again(rerun("dispatch/72d3162e-cc78"));
    assertThat(told()).singleElement().asString().contains("there is nothing to run again");
  }

  @Test
  void rerunOfARunThatNobodyRemembersIsAnswered() {
    buttons().again(rerun("r-zzzz9999"));
    buttons().pressed(pressed("r-zzzz9999", RunReports.AGAIN));
    assertThat(told()).hasSize(2).allMatch(text -> text.contains("no record of that run"));
  }

  private List<String> told() {
    return written.values().stream()
        .map(writing ->
            switch (writing) {
              case Writing.Say say -> say.body();
              case Writing.Show show -> show.check().summary();
              case Writing.React react -> throw new AssertionError(react);
            })
        .toList();
  }

  private static CheckRerun rerun(String externalId) {
    return new CheckRerun(REPO, HEAD, externalId, ADA, "guid-2", TestClock.NOON);
  }

  private static ButtonPressed pressed(String externalId, String identifier) {
    return new ButtonPressed(REPO, HEAD, externalId, identifier, ADA, "guid-3", TestClock.NOON);
  }

  private void ended(String task, String id) {
    var run = Examples.run(id, task, ADA);
    store.runs().add("comment/" + id, run);
    end(run);
  }

  private void end(Run run) {
    var progress = Progress.asked(clock.instant()).ended(new Outcome.Succeeded(), clock.instant());
    store.runs().progress(run.id(), progress);
  }

  private Buttons buttons() {
    var rights = Examples.rights(github, Examples.limited(10, Budget.UNLIMITED));
    var again =
        new Again(
            rights,
            new RunMaker(repo -> rights.policy(repo).ceilings(), new Random(), clock),
            ask -> store.runs().of(ask).map(RunView::run),
            store.runs()::add,
            new AuditTrail(asks, clock));
    var files = new PolicyFiles(github, new PlainLinks(), clock);
    var policies = new PolicyCheck(files, this::write, new PlainLinks(), clock);
    return new Buttons(store.runs(), store.heads(), again, environments(), policies, answers());
  }

  private PressAnswers answers() {
    var frequency = new Frequency(asks, _ -> Examples.most(3));
    var notes = new CommitNotes(this::write, new PlainLinks(), clock);
    return new PressAnswers(
        asks, frequency, this::write, notes, new AuditTrail(asks, clock), clock);
  }

  private EnvironmentChecks environments() {
    var shown =
        new ShownEnvironments(
            store.environments(),
            this::write,
            new PlainLinks(),
            TasksRun.ON_MACHINES,
            (_, _) -> {
              throw new AssertionError("there is no task");
            },
            clock);
    var reading = new ReadEnvironment(github, shown, Environments.DEFAULT_IMAGE);
    return new EnvironmentChecks(
        github, store.heads(), store.headsToShow(), reading, shown, new MemoryInventory(), clock);
  }

  private void write(Writing writing) {
    written.put(writing.key(), writing);
  }
}
