package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static dev.penv.lifecycle.Examples.BOB;
import static dev.penv.lifecycle.Examples.HEAD;
import static dev.penv.lifecycle.Examples.NEXT;
import static dev.penv.lifecycle.Examples.PULL;
import static dev.penv.lifecycle.Examples.REPO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.github.GitHub;
import dev.penv.github.MemoryInventory;
import dev.penv.github.Permission;
import dev.penv.hardware.Architecture;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.Gpu;
import dev.penv.hardware.Hardware;
import dev.penv.hardware.Wishes;
import dev.penv.machine.Offer;
import dev.penv.money.Rate;
import dev.penv.policy.Approvals.Approval;
import dev.penv.policy.MemoryApprovals;
import dev.penv.policy.Policy;
import dev.penv.policy.Switches.Stance;
import dev.penv.run.Origin;
import dev.penv.run.Outcome;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.world.TestClock;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
  private static final Policy SERVED = new Policy(Set.of("octo/hello"));
  private static final Run RUN = Examples.run(ADA);
  private static final Run AGAIN =
      Examples.run(ADA, new Origin.Again(new RunId("r-bbbb2222"), 10), Wishes.NONE);

  private static final Approval APPROVAL =
      new Approval("comment/8/0", REPO, PULL, HEAD, BOB, TestClock.NOON);
  private static final Run OF_FORK =
      Examples.run(ADA, new Origin.Approved(9, "comment/8/0", BOB), Wishes.NONE);

  private final MemoryApprovals approvals = new MemoryApprovals();
  private final StubGitHub github = new StubGitHub();
  private Stance stance = new Stance.Open();

  @BeforeEach
  void allIsWell() {
    github.grant(ADA, Permission.WRITE);
    github.pull(Examples.pull(HEAD, true));
  }

  @Test
  void whatMayStillRunGoesOn() {
    assertThatCode(() -> guard(SERVED).check(RUN)).doesNotThrowAnyException();
  }

  @Test
  void drainLetsNothingBegin() {
    stance = new Stance.Draining("It is drained.");
    assertOver(SERVED, RUN, new Outcome.Refused("It is drained.", "Ask again later."));
  }

  @Test
  void killSwitchLetsNothingBegin() {
    stance = new Stance.Killed("It is off.");
    assertOver(SERVED, RUN, new Outcome.Refused("It is off.", "Ask the operator of this penv."));
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "READ", "TRIAGE"})
  void whoLostThePermissionRunsNothing(Permission left) {
    github.grant(ADA, left);
    assertRefused(SERVED, "This needs write permission in `octo/hello`.");
  }

  @Test
  void aRepositoryThatIsNoLongerServedRunsNothing() {
    assertRefused(new Policy(Set.of()), "`octo/hello` is not among the repositories");
  }

  @Test
  void aMovedHeadEndsTheRun() {
    github.pull(Examples.pull(NEXT, true));
    assertOver(SERVED, RUN, new Outcome.HeadMoved(NEXT.sha()));
  }

  @Test
  void anEarlierCommitIsRunAgainOnPurpose() {
    github.pull(Examples.pull(NEXT, true));
    assertThatCode(() -> guard(SERVED).check(AGAIN)).doesNotThrowAnyException();
  }

  @Test
  void aClosedPullRequestEndsTheRun() {
    github.pull(Examples.pull(HEAD, false));
    assertOver(SERVED, RUN, new Outcome.Closed());
    assertOver(SERVED, AGAIN, new Outcome.Closed());
    github.noPull();
    assertOver(SERVED, RUN, new Outcome.Closed());
  }

  /** Of the policies, of the permission, and of the pull request. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void anApiFailureIsNeitherPermissionNorRefusal(int answered) {
    github.awayAfter(answered, 1);
    assertThatThrownBy(() -> guard(SERVED).check(RUN)).isInstanceOf(GitHub.Unreachable.class);
  }

  @Test
  void theHeadAloneIsAskedBeforeASecret() {
    github.grant(ADA, Permission.NONE);
    assertThatCode(() -> guard(SERVED).checkHead(RUN)).doesNotThrowAnyException();
    github.pull(Examples.pull(NEXT, true));
    assertThatThrownBy(() -> guard(SERVED).checkHead(RUN)).isInstanceOf(Over.class);
  }

  @Test
  void anApprovedCommitOfAForkGoesOnWhileItsApprovalStands() {
    letForkRun();
    assertThatCode(() -> guard(SERVED).check(OF_FORK)).doesNotThrowAnyException();
    approvals.moved(REPO, PULL, HEAD, TestClock.NOON.plusSeconds(1));
    assertRefused(OF_FORK, "the approval of this commit is void");
    assertThatThrownBy(() -> guard(SERVED).checkHead(OF_FORK)).isInstanceOf(Over.class);
  }

  @Test
  void anApprovedCommitThatIsNoLongerTheHeadRunsNothing() {
    letForkRun();
    github.pull(Examples.ofFork(NEXT));
    assertOver(SERVED, OF_FORK, new Outcome.HeadMoved(NEXT.sha()));
  }

  @Test
  void theWordOfWhoIsNoMaintainerAnyMoreRunsNothing() {
    letForkRun();
    github.grant(BOB, Permission.WRITE);
    assertRefused(OF_FORK, "This needs maintain permission");
  }

  @Test
  void aPolicyThatForbidsForksByNowHolds() {
    letForkRun();
    github.policy("octo/hello", "forks: never");
    assertRefused(OF_FORK, "Code from forks does not run here");
  }

  @Test
  void aMachineThatIsForbiddenByNowIsNotBought() {
    github.policy("octo/hello", "machines: [azure]");
    var hardware =
        new Hardware(2, DataSize.gigabytes(4), DataSize.ZERO, Architecture.AMD64, Gpu.NONE);
    var offer = new Offer("local", "here", "slot", hardware, Rate.FREE, false);
    assertThatThrownBy(() -> guard(SERVED).checkMachine(RUN, offer)).isInstanceOf(Over.class);
  }

  private void letForkRun() {
    github.policy("octo/hello", "forks: approve");
    github.pull(Examples.ofFork(HEAD));
    github.grant(BOB, Permission.MAINTAIN);
    approvals.approve(APPROVAL);
  }

  private void assertRefused(Run run, String because) {
    assertThatThrownBy(() -> guard(SERVED).check(run))
        .isInstanceOfSatisfying(
            Over.class, over -> assertThat(over.outcome().toString()).contains(because));
  }

  private Guard guard(Policy policy) {
    return new Guard(
        github, Examples.rights(github, policy), approvals, _ -> stance, new MemoryInventory());
  }

  private void assertRefused(Policy policy, String because) {
    assertThatThrownBy(() -> guard(policy).check(RUN))
        .isInstanceOfSatisfying(
            Over.class,
            over ->
                assertThat(over.outcome())
                    .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).startsWith(because)));
  }

  private void assertOver(Policy policy, Run run, Outcome outcome) {
    assertThatThrownBy(() -> guard(policy).check(run))
        .isInstanceOfSatisfying(Over.class, over -> assertThat(over.outcome()).isEqualTo(outcome));
  }
}
