package dev.penv.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.environment.Declared;
import dev.penv.environment.Direction;
import dev.penv.environment.Parameter;
import dev.penv.environment.Script;
import dev.penv.environment.Task;
import dev.penv.environment.Terms;
import dev.penv.environment.Value;
import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.hardware.Part;
import dev.penv.hardware.Requirements;
import dev.penv.hardware.Wishes;
import dev.penv.measure.Measure;
import dev.penv.money.Ceiling;
import dev.penv.money.Money;
import dev.penv.money.Rate;
import dev.penv.run.Artifact;
import dev.penv.run.Equipment;
import dev.penv.run.Origin;
import dev.penv.run.Outcome;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.run.RunQuery;
import dev.penv.run.RunRecords;
import dev.penv.run.RunView;
import dev.penv.run.Standing;
import dev.penv.world.TestClock;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RunTableTest {
  private static final Instant AT = TestClock.NOON;
  private static final Account ADA = new Account(1, "Ada", false);

  @TempDir private Path folder;
  @RegisterExtension private final Stores stores = new Stores();
  private Store store;

  @BeforeEach
  void open() {
    store = stores.open(folder);
  }

  @Test
  void runAndProgressComeBackAsTheyWere() {
    var run = run("r-aaaa", 7, AT);
    var progress =
        Progress.asked(AT)
            .enter(Phase.RUNNING, AT.plusSeconds(5))
            .on(new Equipment("local", "host", "2 CPUs", new Rate(new Money(7))))
            .measured(0.5, List.of(new Measure("loss", 0.25, Direction.LOWER)))
            .kept(List.of(new Artifact("models/a.bin", 3, "00")))
            .costing(new Money(12))
            .noting("The head has moved.")
            .ended(new Outcome.Stopped(ADA), AT.plusSeconds(9));
    runs().add("comment/1/0", run);
    runs().progress(run.id(), progress);
    store.close();
    open();
    assertThat(runs().find(run.id())).contains(new RunView(run, progress));
  }

  @Test
  void oneAskMakesOneRun() {
    var first = runs().add("comment/1/0", run("r-aaaa", 7, AT));
    var again = runs().add("comment/1/0", run("r-bbbb", 7, AT));
    assertThat(again).isEqualTo(first);
    assertThat(runs().find(new RunId("r-bbbb"))).isEmpty();
    assertThat(runs().of("comment/1/0").map(RunView::run)).contains(first);
    assertThat(runs().of("comment/1/1")).isEmpty();
  }

  @Test
  void runsAreUnfinishedUntilNothingIsLeftToDo() {
    var run = add("r-aaaa", 7, AT);
    var released = Progress.asked(AT).ended(new Outcome.Succeeded(), AT);
    runs().progress(run.id(), released.enter(Phase.RELEASING, AT));
    assertThat(runs().unfinished()).extracting(view -> view.run().id()).containsExactly(run.id());
    runs().progress(run.id(), released.enter(Phase.ENDED, AT));
    assertThat(runs().unfinished()).isEmpty();
  }

  @Test
  void listIsNewestFirstAndPaged() {
    add("r-aaaa", 7, AT);
    add("r-cccc", 7, AT.plusSeconds(2));
    add("r-bbbb", 7, AT.plusSeconds(1));
    assertThat(ids(RunQuery.newest(2))).containsExactly("r-cccc", "r-bbbb");
    assertThat(ids(RunQuery.newest(2).after(2))).containsExactly("r-aaaa");
    assertThat(runs().count(RunQuery.newest(1))).isEqualTo(3);
  }

  @Test
  void everyFilterHolds() {
    add("r-aaaa", 7, AT);
    var other = add("r-bbbb", 8, AT);
    runs().progress(other.id(), Progress.asked(AT).ended(new Outcome.Failed(1), AT));
    assertThat(ids(RunQuery.of(42, 7, 9))).containsExactly("r-aaaa");
    assertThat(ids(RunQuery.of(43, 7, 9))).isEmpty();
    assertThat(ids(RunQuery.newest(9).only(Standing.LIVE))).containsExactly("r-aaaa");
    assertThat(ids(RunQuery.newest(9).only(Standing.FAILED, Standing.LOST)))
        .containsExactly("r-bbbb");
    assertThat(ids(RunQuery.newest(9).in("Octo/HELLO"))).hasSize(2);
    assertThat(ids(RunQuery.newest(9).in("octo/other"))).isEmpty();
    assertThat(ids(RunQuery.newest(9).by("aDA").of("train"))).hasSize(2);
    assertThat(ids(RunQuery.newest(9).by("eve"))).isEmpty();
    assertThat(ids(RunQuery.newest(9).of("test"))).isEmpty();
  }

  @Test
  void hostileFilterIsOnlyText() {
    add("r-aaaa", 7, AT);
    assertThat(ids(RunQuery.newest(9).by("' or '1'='1"))).isEmpty();
    assertThat(ids(RunQuery.newest(9).in(":id <standings>"))).isEmpty();
  }

  @Test
  void baseIsTheLatestSuccessOutsidePullRequests() {
    var old = onBranch("r-aaaa", AT);
    var latest = onBranch("r-bbbb", AT.plusSeconds(1));
    var failed = onBranch("r-cccc", AT.plusSeconds(2));
    var pull = add("r-dddd", 7, AT.plusSeconds(3));
    for (var run : List.of(old, latest, pull)) {
      runs().progress(run.id(), Progress.asked(AT).ended(new Outcome.Succeeded(), AT));
    }
    runs().progress(failed.id(), Progress.asked(AT).ended(new Outcome.Failed(1), AT));
    assertThat(runs().latestSuccessOn(42, "train", "main").map(view -> view.run().id()))
        .contains(latest.id());
    assertThat(runs().latestSuccessAt(42, "train", pull.commit()).map(view -> view.run().id()))
        .contains(pull.id());
    assertThat(runs().latestSuccessOn(42, "train", "develop")).isEmpty();
    assertThat(runs().latestSuccessOn(42, "test", "main")).isEmpty();
  }

  @Test
  void progressOfAnUnknownRunIsAnError() {
    assertThatThrownBy(() -> runs().progress(new RunId("r-aaaa"), Progress.asked(AT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("r-aaaa");
  }

  private RunRecords runs() {
    return store.runs();
  }

  private List<String> ids(RunQuery query) {
    return runs().list(query).stream().map(view -> view.run().id().value()).toList();
  }

  private Run add(String id, int number, Instant at) {
    return runs().add("ask/" + id, run(id, number, at));
  }

  private Run onBranch(String id, Instant at) {
    return runs().add("ask/" + id, run(id, 9, false, at));
  }

  @Test
  void repositoriesAreListedOnceEachByTheirNewestRun() {
    add(in(run("r-aaaa", 7, AT), 42, "digits"));
    add(in(run("r-bbbb", 7, AT.plusSeconds(1)), 43, "letters"));
    add(in(run("r-cccc", 7, AT.plusSeconds(2)), 42, "digits-renamed"));
    var all = RunQuery.newest(1);
    assertThat(store.runs().repositories(all, 9))
        .extracting(Repo::name)
        .containsExactly("digits-renamed", "letters");
    assertThat(store.runs().repositories(all, 1))
        .extracting(Repo::name)
        .containsExactly("digits-renamed");
    assertThat(store.runs().repositories(all.in("octo/letters"), 9)).hasSize(1);
  }

  @Test
  void nothingIsListedThatIsOutOfReach() {
    add(in(run("r-aaaa", 7, AT), 42, "digits"));
    add(in(run("r-bbbb", 7, AT), 43, "letters"));
    var all = RunQuery.newest(9);
    assertThat(store.runs().list(all.within(Set.of(43L))))
        .extracting(view -> view.run().id().value())
        .containsExactly("r-bbbb");
    assertThat(store.runs().list(all.within(Set.of()))).isEmpty();
    assertThat(store.runs().count(all.within(Set.of()))).isZero();
    assertThat(store.runs().count(all.within(Set.of(42L, 43L)))).isEqualTo(2);
  }

  private void add(Run run) {
    store.runs().add("ask/" + run.id(), run);
  }

  private static Run in(Run run, long id, String name) {
    return new Run(
        run.id(),
        new Repo(id, "octo", name, 5),
        run.number(),
        run.onPullRequest(),
        run.commit(),
        run.base(),
        run.asker(),
        run.origin(),
        run.environment(),
        run.purpose(),
        run.needs(),
        run.wishes(),
        run.perHour(),
        run.timeout(),
        run.notes(),
        run.askedAt());
  }

  private static Run run(String id, int number, Instant at) {
    return run(id, number, true, at);
  }

  private static Run run(String id, int number, boolean onPullRequest, Instant at) {
    var task =
        new Task(
            "train",
            "Train it",
            new Script.Exec(List.of("python", "train.py")),
            Requirements.NONE,
            Map.of(
                Part.GPU,
                new Declared.InTask(),
                Part.CPUS,
                new Declared.InProperty("hostRequirements.cpus", 3)),
            Map.of(
                "lr",
                new Parameter.OfNumber(
                    new BigDecimal("0.10"), BigDecimal.ZERO, BigDecimal.ONE, List.of())),
            Map.of(),
            List.of("models/**"),
            Map.of("loss", Direction.LOWER),
            Duration.ofHours(2),
            0,
            Terms.USUAL);
    return new Run(
        new RunId(id),
        new Repo(42, "octo", "Hello", 5),
        number,
        onPullRequest,
        new CommitId("0123456789abcdef0123456789abcdef01234567"),
        "main",
        ADA,
        new Origin.Comment(11),
        "",
        new Purpose.RunTask(task, Map.of("lr", new Value.Number(new BigDecimal("0.20")))),
        Requirements.NONE,
        Wishes.NONE,
        Ceiling.unlimited(),
        Duration.ofHours(1),
        List.of(),
        at);
  }
}
