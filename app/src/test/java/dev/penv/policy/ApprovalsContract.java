package dev.penv.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.policy.Approvals.Approval;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every record of approvals does. */
public abstract class ApprovalsContract {
  private static final Repo REPO = new Repo(42, "octo", "hello", 5);
  private static final Account BOB = new Account(2, "bob", false);
  private static final CommitId ONE = new CommitId("1".repeat(40));
  private static final CommitId TWO = new CommitId("2".repeat(40));
  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

  /** One with nothing in it. */
  protected abstract Approvals empty();

  @Test
  void aCommitRunsOnceForOneAskHoweverOftenThatIsHandled() {
    var approvals = approved();
    assertThat(approvals.open(REPO, 7, ONE, "comment/9/0")).contains(approval("comment/8/0", ONE));
    assertThat(approvals.use("comment/8/0", "comment/9/0")).isTrue();
    assertThat(approvals.use("comment/8/0", "comment/9/0")).isTrue();
    assertThat(approvals.open(REPO, 7, ONE, "comment/9/0")).isPresent();
    assertThat(approvals.open(REPO, 7, ONE, "comment/10/0")).isEmpty();
    assertThat(approvals.use("comment/8/0", "comment/10/0")).isFalse();
    assertThat(approvals.stands("comment/8/0")).isTrue();
  }

  @Test
  void itIsOfThatCommitInThatPullRequestAlone() {
    var approvals = approved();
    assertThat(approvals.open(REPO, 7, TWO, "comment/9/0")).isEmpty();
    assertThat(approvals.open(REPO, 8, ONE, "comment/9/0")).isEmpty();
  }

  @Test
  void aPushMakesItVoidAlsoWhenTheHeadComesBack() {
    var approvals = approved();
    approvals.moved(REPO, 7, TWO, NOON.plusSeconds(5));
    approvals.moved(REPO, 7, ONE, NOON.plusSeconds(9));
    assertThat(approvals.open(REPO, 7, ONE, "comment/9/0")).isEmpty();
    assertThat(approvals.use("comment/8/0", "comment/9/0")).isFalse();
    assertThat(approvals.stands("comment/8/0")).isFalse();
    approvals.approve(approval("comment/8/0", ONE));
    assertThat(approvals.stands("comment/8/0")).isFalse();
  }

  @Test
  void theReturnOfTheHeadAloneMakesItVoidToo() {
    var approvals = approved();
    approvals.moved(REPO, 7, ONE, NOON.plusSeconds(9));
    assertThat(approvals.stands("comment/8/0")).isFalse();
  }

  @Test
  void anEarlierPushToldLateLeavesIt() {
    var approvals = approved();
    approvals.moved(REPO, 7, ONE, NOON.minusSeconds(5));
    approvals.moved(REPO, 7, ONE, NOON);
    approvals.moved(REPO, 8, TWO, NOON.plusSeconds(9));
    assertThat(approvals.stands("comment/8/0")).isTrue();
  }

  @Test
  void aPushInTheSameSecondIsTakenForALaterOne() {
    var approvals = approved();
    approvals.moved(REPO, 7, TWO, NOON);
    assertThat(approvals.stands("comment/8/0")).isFalse();
  }

  @Test
  void eachApprovalLetsItRunOnceMore() {
    var approvals = approved();
    approvals.use("comment/8/0", "comment/9/0");
    approvals.approve(approval("comment/11/0", ONE));
    assertThat(approvals.open(REPO, 7, ONE, "comment/12/0"))
        .contains(approval("comment/11/0", ONE));
  }

  private Approvals approved() {
    var approvals = empty();
    approvals.approve(approval("comment/8/0", ONE));
    approvals.approve(approval("comment/8/0", ONE));
    return approvals;
  }

  private static Approval approval(String id, CommitId commit) {
    return new Approval(id, REPO, 7, commit, BOB, NOON);
  }
}
