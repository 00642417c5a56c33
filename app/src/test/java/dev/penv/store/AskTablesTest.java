package dev.penv.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.money.Money;
import dev.penv.policy.Audit;
import dev.penv.run.RunId;
import dev.penv.world.TestClock;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered about asks: heads, refusals, counts, decisions. */
class AskTablesTest {
  private static final Repo REPO = new Repo(42, "octo", "hello", 5);
  private static final Account ADA = new Account(1, "ada", false);
  private static final Instant NOON = TestClock.NOON;
  private static final CommitId OLD = new CommitId("0".repeat(40));
  private static final CommitId NEW = new CommitId("1".repeat(40));

  @TempDir private Path folder;
  @RegisterExtension private final Stores stores = new Stores();
  private Store store;

  @BeforeEach
  void open() {
    store = stores.open(folder);
  }

  @Test
  void headIsTheOneThatWasToldLastBeforeTheComment() {
    store.heads().saw(REPO, 7, OLD, NOON);
    store.heads().saw(REPO, 7, NEW, NOON.plusSeconds(10));
    store.heads().saw(REPO, 7, OLD, NOON);
    assertThat(store.heads().lastBefore(REPO, 7, NOON)).isEmpty();
    assertThat(store.heads().lastBefore(REPO, 7, NOON.plusSeconds(10))).contains(OLD);
    assertThat(store.heads().lastBefore(REPO, 7, NOON.plusSeconds(11))).contains(NEW);
    assertThat(store.heads().lastBefore(REPO, 8, NOON.plusSeconds(11))).isEmpty();
  }

  @Test
  void newestIsAHeadWithoutAnotherOneInItsSecondOrLater() {
    store.heads().saw(REPO, 7, OLD, NOON);
    assertThat(store.heads().isNewest(REPO, 7, OLD, NOON)).isTrue();
    store.heads().saw(REPO, 7, NEW, NOON);
    assertThat(store.heads().isNewest(REPO, 7, OLD, NOON)).isFalse();
    assertThat(store.heads().isNewest(REPO, 7, NEW, NOON)).isFalse();
    store.heads().saw(REPO, 7, NEW, NOON.plusSeconds(1));
    assertThat(store.heads().isNewest(REPO, 7, OLD, NOON)).isFalse();
    assertThat(store.heads().isNewest(REPO, 7, NEW, NOON.plusSeconds(1))).isTrue();
    assertThat(store.heads().isNewest(REPO, 8, OLD, NOON)).isTrue();
  }

  @Test
  void ofTwoHeadsInOneSecondTheLaterOneCounts() {
    store.heads().saw(REPO, 7, NEW, NOON);
    store.heads().saw(REPO, 7, OLD, NOON);
    assertThat(store.heads().lastBefore(REPO, 7, NOON.plusSeconds(1))).contains(OLD);
  }

  @Test
  void theFirstTextOfACommentIsTheOneThatCounts() {
    assertThat(store.versions().isFirst(REPO, 9, "one")).isTrue();
    assertThat(store.versions().isFirst(REPO, 9, "other")).isFalse();
    assertThat(store.versions().isFirst(REPO, 9, "one")).isTrue();
    assertThat(store.versions().isFirst(REPO, 10, "other")).isTrue();
  }

  @Test
  void ofWhatNothingCameAnotherTextMayCount() {
    store.versions().isFirst(REPO, 9, "one");
    store.versions().forget(REPO, 9, "other");
    assertThat(store.versions().isFirst(REPO, 9, "other")).isFalse();
    store.versions().forget(REPO, 9, "one");
    assertThat(store.versions().isFirst(REPO, 9, "other")).isTrue();
  }

  @Test
  void anAskEndsTheRunThatItChoseFirst() {
    var stops = store.stops();
    stops.keep("comment/1/0", new RunId("r-aaaa"));
    stops.keep("comment/1/0", new RunId("r-bbbb"));
    assertThat(stops.of("comment/1/0")).contains(new RunId("r-aaaa"));
    assertThat(stops.of("comment/1/1")).isEmpty();
  }

  @Test
  void strangerIsRefusedOnceOnAPullRequest() {
    assertThat(store.refusals().first(REPO, 7, ADA, "comment/1/0")).isTrue();
    assertThat(store.refusals().first(REPO, 7, ADA, "comment/2/0")).isFalse();
    assertThat(store.refusals().first(REPO, 8, ADA, "comment/3/0")).isTrue();
    assertThat(store.refusals().first(REPO, 7, new Account(2, "bob", false), "comment/4/0"))
        .isTrue();
  }

  @Test
  void refusalThatWasCutShortIsStillTheFirst() {
    store.refusals().first(REPO, 7, ADA, "comment/1/0");
    assertThat(store.refusals().first(REPO, 7, ADA, "comment/1/0")).isTrue();
  }

  @Test
  void tallyCountsEachItemOnceWithinTheSpan() {
    var anHourAgo = NOON.minusSeconds(3600);
    assertThat(store.tally().note("a", "1", anHourAgo.minusSeconds(1), anHourAgo)).isZero();
    assertThat(store.tally().note("a", "2", NOON, anHourAgo)).isEqualTo(1);
    assertThat(store.tally().note("a", "2", NOON, anHourAgo)).isEqualTo(1);
    assertThat(store.tally().note("a", "3", NOON, anHourAgo)).isEqualTo(2);
    assertThat(store.tally().note("b", "3", NOON, anHourAgo)).isEqualTo(1);
  }

  @Test
  void whatCameLaterDoesNotCountAgainstWhatIsToldLate() {
    var anHourAgo = NOON.minusSeconds(3600);
    store.tally().note("a", "1", NOON, anHourAgo);
    store.tally().note("a", "2", NOON.plusSeconds(1), anHourAgo.plusSeconds(1));
    var before = NOON.minusSeconds(7200);
    assertThat(store.tally().note("a", "0", before, before.minusSeconds(3600))).isEqualTo(1);
  }

  @Test
  void decisionIsRecordedOnceAndSettledLater() {
    var decision =
        new Audit.Decision("comment/1/0", NOON, ADA, REPO, 7, 1, OLD.sha(), "allowed", "r-aaaa");
    store.audit().decided(decision);
    store.audit().decided(decision);
    store.audit().settled(new RunId("r-aaaa"), "local host", new Money(7));
    assertThat(store.audit().latest(9))
        .containsExactly(new Audit.Entry(decision, "local host", new Money(7)));
  }
}
