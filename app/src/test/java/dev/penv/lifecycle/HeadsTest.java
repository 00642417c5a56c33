package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static dev.penv.lifecycle.Examples.BOB;
import static dev.penv.lifecycle.Examples.HEAD;
import static dev.penv.lifecycle.Examples.NEXT;
import static dev.penv.lifecycle.Examples.PULL;
import static dev.penv.lifecycle.Examples.REPO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.event.Event.CommentPosted;
import dev.penv.github.CommitId;
import dev.penv.github.GitHub;
import dev.penv.github.Permission;
import dev.penv.github.Repo;
import dev.penv.github.SeenHeads;
import dev.penv.hardware.Wishes;
import dev.penv.policy.Approvals.Approval;
import dev.penv.policy.MemoryApprovals;
import dev.penv.policy.Policy;
import dev.penv.run.Origin;
import dev.penv.world.TestClock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeadsTest {
  private static final Policy SERVED = new Policy(Set.of("octo/hello"));
  private static final Instant BEFORE = TestClock.NOON.minusSeconds(60);
  private static final CommentPosted COMMENT = Examples.comment(9, ADA, "/run train");
  private static final CommentPosted IN_ISSUE = Examples.inIssue(COMMENT);

  private final MemoryApprovals approvals = new MemoryApprovals();
  private final StubGitHub github = new StubGitHub();
  private final Seen seen = new Seen();

  @Test
  void theHeadOfThePullRequestIsPinnedWithItsBase() {
    github.pull(Examples.pull(HEAD, true));
    seen.saw(REPO, PULL, HEAD, BEFORE);
    assertThat(heads(SERVED).pin(spoken(COMMENT)))
        .isEqualTo(new Head(HEAD, "main", new Origin.Comment(9)));
  }

  @Test
  void aPushAroundTheCommentIsRefusedAndThenKnown() {
    github.pull(Examples.pull(NEXT, true));
    seen.saw(REPO, PULL, HEAD, BEFORE);
    assertRefused(() -> heads(SERVED).pin(spoken(COMMENT)), "The head moved to `bbbbbbb`");
    assertThat(seen.lastBefore(REPO, PULL, TestClock.NOON.plusSeconds(1))).contains(NEXT);
  }

  @Test
  void theSameCommentIsRefusedAgainThoughTheHeadIsKnownNow() {
    github.pull(Examples.pull(NEXT, true));
    seen.saw(REPO, PULL, HEAD, BEFORE);
    assertRefused(() -> heads(SERVED).pin(spoken(COMMENT)), "head moved");
    assertRefused(() -> heads(SERVED).pin(spoken(COMMENT)), "head moved");
  }

  @Test
  void aPullRequestFromBeforePenvCameIsPinnedAsItStands() {
    github.pull(Examples.pull(HEAD, true));
    assertThat(heads(SERVED).pin(spoken(COMMENT)).commit()).isEqualTo(HEAD);
  }

  @Test
  void codeOfAForkIsRefused() {
    github.pull(Examples.ofFork(HEAD));
    assertRefused(() -> heads(SERVED).pin(spoken(COMMENT)), "Code from forks does not run here");
  }

  @Test
  void aForksCommitIsRefusedWithTheLineThatLetsItRun() {
    github.policy("octo/hello", "forks: approve");
    github.pull(Examples.ofFork(HEAD));
    assertRefused(() -> heads(SERVED).pin(spoken(COMMENT)), "/approve " + HEAD.sha());
  }

  @Test
  void anApprovedCommitIsPinnedAndUsedUpByTheFirstAsk() {
    github.policy("octo/hello", "forks: approve");
    github.pull(Examples.ofFork(HEAD));
    approvals.approve(new Approval("comment/8/0", REPO, PULL, HEAD, BOB, TestClock.NOON));
    var origin = new Origin.Approved(9, "comment/8/0", BOB);
    assertThat(heads(SERVED).pin(spoken(COMMENT))).isEqualTo(new Head(HEAD, "main", origin));
    var run = Examples.run(ADA, origin, Wishes.NONE);
    heads(SERVED).useUp(spoken(COMMENT).ask(), run);
    heads(SERVED).useUp(spoken(COMMENT).ask(), run);
    var later = spoken(Examples.comment(10, ADA, "/run train"));
    assertRefused(() -> heads(SERVED).pin(later), "comes from a fork");
    assertRefused(() -> heads(SERVED).useUp(later.ask(), run), "was used or is void");
  }

  @Test
  void whatAForkRanDoesNotRunAgainWithoutAnApproval() {
    var run = Examples.run(ADA, new Origin.Approved(9, "comment/8/0", BOB), Wishes.NONE);
    assertRefused(() -> heads(SERVED).checkAgain(spoken(COMMENT), run), "let run once");
  }

  @Test
  void whatIsClosedIsRefusedWhetherTheCommentOrGitHubSaysSo() {
    github.pull(Examples.pull(HEAD, true));
    assertRefused(() -> heads(SERVED).pin(spoken(Examples.closed(COMMENT))), "is closed");
    assertRefused(
        () -> heads(SERVED).checkAgain(spoken(Examples.closed(COMMENT)), Examples.run(ADA)),
        "is closed");
    github.pull(Examples.pull(HEAD, false));
    assertRefused(() -> heads(SERVED).pin(spoken(COMMENT)), "This pull request is closed");
    github.noPull();
    assertRefused(() -> heads(SERVED).pin(spoken(COMMENT)), "This pull request is closed");
  }

  @Test
  void anIssueMeansTheDefaultBranch() {
    github.branch("main", NEXT);
    assertThat(heads(SERVED).pin(spoken(IN_ISSUE)))
        .isEqualTo(new Head(NEXT, "main", new Origin.Comment(9)));
  }

  @Test
  void aRepositoryWithoutCommitsIsToldSo() {
    assertRefused(() -> heads(SERVED).pin(spoken(IN_ISSUE)), "has no commit yet");
    assertThat(heads(SERVED).shown(spoken(IN_ISSUE))).isEmpty();
  }

  @Test
  void withoutRepositoriesNothingRuns() {
    github.pull(Examples.pull(HEAD, true));
    var nobody = heads(new Policy(Set.of()));
    assertRefused(() -> nobody.pin(spoken(COMMENT)), "is not among the repositories");
    assertRefused(
        () -> nobody.checkAgain(spoken(COMMENT), Examples.run(ADA)),
        "is not among the repositories");
    assertRefused(() -> nobody.shown(spoken(COMMENT)), "is not among the repositories");
  }

  @Test
  void helpIsGivenWhereNothingMayRunAtTheMoment() {
    github.pull(Examples.pull(HEAD, false));
    assertThat(heads(SERVED).shown(spoken(Examples.closed(COMMENT)))).contains(HEAD);
    github.pull(Examples.pull(NEXT, true));
    seen.saw(REPO, PULL, HEAD, BEFORE);
    assertThat(heads(SERVED).shown(spoken(COMMENT))).contains(NEXT);
  }

  @Test
  void helpOnAForkIsAboutItsBase() {
    github.pull(Examples.ofFork(HEAD));
    github.branch("main", NEXT);
    assertThat(heads(SERVED).shown(spoken(COMMENT))).contains(NEXT);
  }

  @Test
  void anApiFailureIsNoAnswer() {
    github.pull(Examples.pull(HEAD, true));
    github.away(1);
    assertThatThrownBy(() -> heads(SERVED).pin(spoken(COMMENT)))
        .isInstanceOf(GitHub.Unreachable.class);
  }

  @BeforeEach
  void letAdaWrite() {
    github.grant(ADA, Permission.WRITE);
  }

  private Heads heads(Policy policy) {
    return new Heads(github, Examples.rights(github, policy), approvals, seen, TestClock.atNoon());
  }

  private static Spoken spoken(CommentPosted comment) {
    return new Spoken(comment, 0);
  }

  private static void assertRefused(ThrowingCallable call, String because) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Declined.class,
            declined ->
                assertThat(declined.answer())
                    .isInstanceOfSatisfying(
                        Answer.Refusal.class,
                        refusal -> assertThat(refusal.text()).contains(because)));
  }

  /** Heads of the one pull request, by their instant. */
  private static final class Seen implements SeenHeads {
    private final TreeMap<Instant, CommitId> heads = new TreeMap<>();

    @Override
    public void saw(Repo repo, int number, CommitId head, Instant at) {
      heads.put(at, head);
    }

    @Override
    public Optional<Integer> numberOf(Repo repo, CommitId head) {
      return Optional.empty();
    }

    @Override
    public Optional<CommitId> lastBefore(Repo repo, int number, Instant at) {
      return Optional.ofNullable(heads.lowerEntry(at)).map(entry -> entry.getValue());
    }

    @Override
    public boolean isNewest(Repo repo, int number, CommitId head, Instant at) {
      return heads.tailMap(at).values().stream().allMatch(head::equals);
    }
  }
}
