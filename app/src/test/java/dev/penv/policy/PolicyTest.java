package dev.penv.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Account;
import dev.penv.github.Permission;
import dev.penv.github.Repo;
import dev.penv.policy.Ask.Matter;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTest {
  private static final Repo LISTED = new Repo(1, "Octo", "Example", 7);
  private static final Account ADA = new Account(10, "ada", false);
  private static final Account BOB = new Account(11, "bob", false);
  private final Policy policy = new Policy(Set.of("octo/example"));

  @ParameterizedTest
  @EnumSource(names = {"WRITE", "MAINTAIN", "ADMIN"})
  void whoeverMayWriteMayRun(Permission permission) {
    assertThat(decide(permission, LISTED, new Matter.RunOwnCode()))
        .isInstanceOf(Verdict.Allowed.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "READ", "TRIAGE"})
  void nobodyElseMay(Permission permission) {
    assertThat(decide(permission, LISTED, new Matter.RunOwnCode()))
        .isInstanceOf(Verdict.Denied.class);
    assertThat(decide(permission, LISTED, new Matter.Know())).isInstanceOf(Verdict.Denied.class);
    assertThat(decide(permission, LISTED, new Matter.Stop(BOB))).isInstanceOf(Verdict.Denied.class);
  }

  @Test
  void forkCodeRunsForNobody() {
    assertThat(decide(Permission.ADMIN, LISTED, new Matter.RunForkCode()))
        .isInstanceOf(Verdict.Denied.class);
  }

  @Test
  void theAskerMayStopWithoutWritePermission() {
    assertThat(decide(Permission.READ, LISTED, new Matter.Stop(ADA)))
        .isInstanceOf(Verdict.Allowed.class);
  }

  @Test
  void theOperatorMayWriteNamesInAnyCase() {
    assertThat(new Policy(Set.of("OCTO/Example")).serves("octo/eXample")).isTrue();
  }

  @Test
  void repositoriesThatTheOperatorDidNotListGetNoMachine() {
    var other = new Repo(2, "octo", "other", 7);
    assertThat(decide(Permission.ADMIN, other, new Matter.RunOwnCode()))
        .isInstanceOfSatisfying(
            Verdict.Denied.class,
            denied -> assertThat(denied.remedy()).contains("PENV_LOCAL_REPOSITORIES"));
  }

  private Verdict decide(Permission permission, Repo repo, Matter matter) {
    return policy.decide(new Ask(new Asker(ADA, permission, Teams.NONE), repo, matter));
  }
}
