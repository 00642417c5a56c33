package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static dev.penv.lifecycle.Examples.BOB;
import static dev.penv.lifecycle.Examples.HEAD;
import static dev.penv.lifecycle.Examples.NEXT;
import static dev.penv.lifecycle.Examples.PULL;
import static dev.penv.lifecycle.Examples.REPO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.Permission;
import dev.penv.policy.MemoryApprovals;
import dev.penv.policy.Policy;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovingTest {
  private final StubGitHub github = new StubGitHub();
  private final MemoryApprovals approvals = new MemoryApprovals();

  @BeforeEach
  void letForksBeApproved() {
    github.policy("octo/hello", "forks: approve");
    github.pull(Examples.ofFork(HEAD));
    github.grant(ADA, Permission.WRITE);
    github.grant(BOB, Permission.MAINTAIN);
  }

  @Test
  void aMaintainerLetsTheHeadRun() {
    assertThat(approve(BOB, HEAD))
        .isInstanceOfSatisfying(
            Answer.Approved.class, approved -> assertThat(approved.commit()).isEqualTo(HEAD));
    assertThat(approvals.open(REPO, PULL, HEAD, "comment/10/0")).isPresent();
  }

  @Test
  void whoMayOnlyWriteDoesNot() {
    assertRefused(approve(ADA, HEAD), "needs maintain permission");
  }

  @Test
  void onlyTheHeadIsApprovedAndTheRefusalShowsTheLine() {
    assertRefused(approve(BOB, NEXT), "/approve " + HEAD.sha());
  }

  @Test
  void nothingIsApprovedWhereForksNeverRun() {
    github.policy("octo/.github", "forks: never");
    assertRefused(approve(BOB, HEAD), "Code from forks does not run here");
  }

  @Test
  void theRepositorysOwnCodeNeedsNoApproval() {
    github.pull(Examples.pull(HEAD, true));
    assertThat(approve(BOB, HEAD)).isInstanceOf(Answer.Told.class);
    assertNothingIsApproved();
  }

  @Test
  void nothingIsApprovedOnceItIsClosed() {
    github.noPull();
    assertRefused(approve(BOB, HEAD), "is closed");
  }

  @Test
  void onlyAForksPullRequestHasSomethingToApprove() {
    assertThat(approving().isOfFork(Examples.comment(9, BOB, ""))).isTrue();
    assertThat(approving().isOfFork(Examples.inIssue(Examples.comment(9, BOB, "")))).isFalse();
    github.pull(Examples.pull(HEAD, true));
    assertThat(approving().isOfFork(Examples.comment(9, BOB, ""))).isFalse();
  }

  private Answer approve(Account who, CommitId commit) {
    return approving().approve(new Spoken(Examples.comment(9, who, ""), 0), commit);
  }

  private Approving approving() {
    var rights = Examples.rights(github, new Policy(Set.of("octo/hello")));
    return new Approving(github, rights, approvals);
  }

  private void assertRefused(Answer answer, String because) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refusal.class, refusal -> assertThat(refusal.text()).contains(because));
    assertNothingIsApproved();
  }

  private void assertNothingIsApproved() {
    assertThat(approvals.open(REPO, PULL, HEAD, "comment/10/0")).isEmpty();
    assertThat(approvals.open(REPO, PULL, NEXT, "comment/10/0")).isEmpty();
  }
}
