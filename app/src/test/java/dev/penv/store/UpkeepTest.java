package dev.penv.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.policy.Approvals.Approval;
import dev.penv.run.RunId;
import dev.penv.world.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was asked is remembered as long as it may matter, and no longer. */
class UpkeepTest {
  private static final Repo REPO = new Repo(42, "octo", "hello", 5);
  private static final Account EVE = new Account(2, "eve", false);
  private static final CommitId HEAD = new CommitId("0".repeat(40));

  @TempDir private Path folder;
  private final TestClock clock = TestClock.atNoon();
  private Database database;
  private Upkeep upkeep;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("penv.db"));
    upkeep = Upkeep.hourly(database, clock);
  }

  @AfterEach
  void close() {
    upkeep.close();
    database.close();
  }

  @Test
  void aCommentIsForgottenLongAfterItWasLastToldOf() {
    var versions = new VersionTable(database, clock);
    versions.isFirst(REPO, 9, "one");
    pass(Upkeep.COMMENTS_KEPT);
    assertThat(versions.isFirst(REPO, 9, "other")).isFalse();
    pass(Upkeep.COMMENTS_KEPT);
    assertThat(count("heard_comment")).isEqualTo(1);
    pass(Duration.ofMillis(1));
    assertThat(count("heard_comment")).isZero();
  }

  @Test
  void whoGoesOnAskingIsNotToldOfTheSameRefusalAgain() {
    var refusals = new RefusalTable(database, clock);
    refusals.first(REPO, 7, EVE, "comment/1/0");
    for (int i = 2; i < 5; i++) {
      pass(Upkeep.REFUSALS_KEPT);
      assertThat(refusals.first(REPO, 7, EVE, "comment/%d/0".formatted(i))).isFalse();
    }
    pass(Upkeep.REFUSALS_KEPT.plusMillis(1));
    assertThat(count("refusal")).isZero();
  }

  @Test
  void countsOfWhoAsksNoMoreAreDropped() {
    var tally = new TallyTable(database);
    tally.note("commands/42/1", "1", clock.instant(), clock.instant());
    pass(Upkeep.TALLIES_KEPT);
    assertThat(count("tally")).isEqualTo(1);
    pass(Duration.ofMillis(1));
    assertThat(count("tally")).isZero();
  }

  @Test
  void whatWasEndedIsForgottenWhenItsCommentIs() {
    var stops = new StopTable(database, clock);
    stops.keep("comment/1/0", new RunId("r-aaaa"));
    pass(Upkeep.COMMENTS_KEPT);
    assertThat(count("stop")).isEqualTo(1);
    pass(Duration.ofMillis(1));
    assertThat(count("stop")).isZero();
  }

  @Test
  void anApprovalIsForgottenAfterAYear() {
    var approvals = new ApprovalTable(database);
    approvals.approve(new Approval("comment/1/0", REPO, 7, HEAD, EVE, clock.instant()));
    pass(Upkeep.APPROVALS_KEPT);
    assertThat(approvals.stands("comment/1/0")).isTrue();
    pass(Duration.ofMillis(1));
    assertThat(approvals.stands("comment/1/0")).isFalse();
  }

  @Test
  void rowsOfWhichNobodyKnowsTheAgeStay() {
    database.write(handle ->
        handle.execute(
            "insert into heard_comment (repository, comment, version) values (1, 2, 'x')"));
    upkeep.run();
    assertThat(count("heard_comment")).isEqualTo(1);
  }

  private void pass(Duration time) {
    clock.advance(time);
    upkeep.run();
  }

  private int count(String table) {
    return database.read(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }
}
