package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static dev.penv.lifecycle.Examples.REPO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.github.GitHub;
import dev.penv.github.MemoryInventory;
import dev.penv.github.Permission;
import dev.penv.policy.Ask.Matter;
import dev.penv.policy.Policy;
import dev.penv.policy.Verdict;
import dev.penv.world.PlainLinks;
import dev.penv.world.TestClock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RightsTest {
  private static final Matter RUN = new Matter.RunOwnCode();
  private final StubGitHub github = new StubGitHub();
  private final TestClock clock = TestClock.atNoon();
  private final PolicyFiles files = new PolicyFiles(github, new PlainLinks(), clock);
  private final Rights rights =
      new Rights(github, new Policy(Set.of("octo/hello")), files, new MemoryInventory(), clock);

  @Test
  void aPermissionIsGoodForAMinuteAndForNoPurchase() {
    github.grant(ADA, Permission.WRITE);
    assertThat(may()).isTrue();
    github.grant(ADA, Permission.READ);
    clock.advance(Duration.ofSeconds(59));
    assertThat(may()).isTrue();
    assertThat(rights.decideNow(REPO, ADA, RUN)).isInstanceOf(Verdict.Denied.class);
    assertThat(may()).isFalse();
  }

  @Test
  void afterAMinuteItIsAskedForAgain() {
    github.grant(ADA, Permission.WRITE);
    assertThat(may()).isTrue();
    github.grant(ADA, Permission.READ);
    clock.advance(Duration.ofSeconds(60));
    assertThat(may()).isFalse();
  }

  /** Of the organisation's policy, of the repository's, and of the permission. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void anApiFailureIsNeverAllowedAndNeverRemembered(int answered) {
    github.grant(ADA, Permission.WRITE);
    github.awayAfter(answered, 1);
    assertThatThrownBy(this::may).isInstanceOf(GitHub.Unreachable.class);
    assertThat(may()).isTrue();
  }

  @Test
  void theFilesOfOrganisationAndRepositoryBothHold() {
    github.grant(ADA, Permission.WRITE);
    github.policy("octo/.github", "who: { run: triage }");
    assertThat(may()).isTrue();
    github.policy("octo/hello", "who: { run: maintain }");
    files.forget(REPO);
    assertThat(rights.decide(REPO, ADA, RUN))
        .isInstanceOfSatisfying(
            Verdict.Denied.class,
            denied -> {
              assertThat(denied.rule().text()).isEqualTo("who.run: maintain");
              assertThat(denied.rule().source().page())
                  .isEqualTo("http://github.test/octo/hello/blob/HEAD/.github/penv.yml");
            });
  }

  @Test
  void aFileIsReadAgainAfterAMinute() {
    github.grant(ADA, Permission.WRITE);
    assertThat(may()).isTrue();
    github.policy("octo/.github", "who: { run: admin }");
    assertThat(may()).isTrue();
    clock.advance(Duration.ofSeconds(60));
    assertThat(may()).isFalse();
  }

  @Test
  void aTeamIsAskedForWhereARuleNamesIt() {
    github.grant(ADA, Permission.READ);
    github.policy("octo/hello", "who: { run: team:ml }");
    assertThat(may()).isFalse();
    github.team(ADA, "ml");
    clock.advance(Duration.ofSeconds(60));
    assertThat(may()).isTrue();
    github.hideMembers();
    assertThat(rights.decideNow(REPO, ADA, RUN)).isInstanceOf(Verdict.Denied.class);
  }

  @Test
  void anAnswerFromBeforeTheClockWasSetBackIsAskedForAgain() {
    github.grant(ADA, Permission.WRITE);
    assertThat(may()).isTrue();
    github.grant(ADA, Permission.READ);
    clock.set(TestClock.NOON.minusSeconds(3_600));
    assertThat(may()).isFalse();
  }

  private boolean may() {
    return rights.decide(REPO, ADA, RUN) instanceof Verdict.Allowed;
  }
}
