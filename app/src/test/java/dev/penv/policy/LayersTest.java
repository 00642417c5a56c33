package dev.penv.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.command.Prefix;
import dev.penv.github.Account;
import dev.penv.github.Permission;
import dev.penv.github.Repo;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.Gpu;
import dev.penv.money.Hold;
import dev.penv.money.Money;
import dev.penv.money.Payer;
import dev.penv.money.Taken;
import dev.penv.policy.Ask.Matter;
import dev.penv.policy.Source.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operator, organisation and repository say together. */
class LayersTest {
  private static final Repo REPO = new Repo(42, "octo", "hello", 5);
  private static final Account ADA = new Account(1, "ada", false);
  private static final Account BOB = new Account(2, "bob", false);
  private static final Payer PAYER = new Payer(5, 42, 1);
  private static final Gpu T4 = new Gpu("t4", 1, DataSize.gigabytes(16));

  @Test
  void aRepositoryNarrowsWhatItsOrganisationGrants() {
    var policy = policy("who: { run: triage }", "who: { run: maintain }");
    assertThat(may(policy, Permission.WRITE, new Matter.RunOwnCode())).isFalse();
    assertThat(may(policy, Permission.MAINTAIN, new Matter.RunOwnCode())).isTrue();
  }

  @Test
  void aRepositoryCannotWidenWhatItsOrganisationGrants() {
    var policy = policy("who: { run: maintain }", "who: { run: triage }");
    assertThat(may(policy, Permission.WRITE, new Matter.RunOwnCode())).isFalse();
    assertThat(denied(policy, Permission.WRITE, new Matter.RunOwnCode()).rule())
        .isEqualTo(new Rule("who.run: maintain", source(Level.ORGANISATION), 1));
  }

  @Test
  void aBranchIsForThoseWhoCouldPushWhoeverMayRun() {
    var policy = policy("who: { run: triage }", "");
    assertThat(may(policy, Permission.TRIAGE, new Matter.RunOwnCode())).isTrue();
    assertThat(denied(policy, Permission.TRIAGE, new Matter.Propose()).rule())
        .isEqualTo(Rule.builtIn("init: write"));
    assertThat(may(policy, Permission.WRITE, new Matter.Propose())).isTrue();
    var narrow = policy("who: { run: maintain }", "");
    assertThat(may(narrow, Permission.WRITE, new Matter.Propose())).isFalse();
  }

  @Test
  void theBuiltInRuleHoldsWhereNobodySpeaksOfTheDeed() {
    var policy = policy("who: { know: read }", "limits: { runs: 3 }");
    assertThat(may(policy, Permission.TRIAGE, new Matter.RunOwnCode())).isFalse();
    assertThat(may(policy, Permission.WRITE, new Matter.RunOwnCode())).isTrue();
    assertThat(may(policy, Permission.READ, new Matter.Know())).isTrue();
    assertThat(denied(policy, Permission.READ, new Matter.RunOwnCode()).rule())
        .isEqualTo(new Rule("who.run: write", Source.BUILT_IN, 0));
  }

  @Test
  void whoAskedMayStopWhateverTheRules() {
    var policy = policy("who: { stop: admin }", "");
    assertThat(may(policy, Permission.NONE, new Matter.Stop(ADA))).isTrue();
    assertThat(may(policy, Permission.MAINTAIN, new Matter.Stop(BOB))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"forks, true", "'who: { rum: write }', false", "'[', true"})
  void aBrokenFileForbidsWhateverCostsMoneyAndNothingElse(String text, boolean organisations) {
    var policy = organisations ? policy(text, "") : policy("", text);
    for (var matter : List.of(new Matter.RunOwnCode(), new Matter.RunForkCode())) {
      assertThat(denied(policy, Permission.ADMIN, matter).reason())
          .startsWith("Nothing runs while the policy of `octo/")
          .contains(".github/penv.yml:1:");
    }
    assertThat(may(policy, Permission.ADMIN, new Matter.Approve())).isFalse();
    assertThat(may(policy, Permission.WRITE, new Matter.Know())).isTrue();
    assertThat(may(policy, Permission.WRITE, new Matter.Stop(BOB))).isTrue();
  }

  @Test
  void whatOtherLayersSayHoldsBesideABrokenOne() {
    var policy = policy("who: { know: admin, run: admin }", "forks: perhaps");
    assertThat(may(policy, Permission.WRITE, new Matter.Know())).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, false",
        "-, approve, true",
        "approve, -, true",
        "approve, approve, true",
        "never, approve, false",
        "approve, never, false"
      })
  void forksRunWhereSomebodySaysSoAndNobodyForbidsIt(
      String organisation, String repository, boolean may) {
    var policy = policy(forks(organisation), forks(repository));
    assertThat(may(policy, Permission.WRITE, new Matter.RunForkCode())).isEqualTo(may);
    assertThat(may(policy, Permission.MAINTAIN, new Matter.Approve())).isEqualTo(may);
    assertThat(may(policy, Permission.WRITE, new Matter.Approve())).isFalse();
  }

  @Test
  void aTeamLetsItsMembersInAndNobodyElse() {
    var policy = policy("who: { run: [admin, team:ML] }", "");
    assertThat(policy.teams()).containsExactly("ml");
    assertThat(may(policy, Permission.READ, new Teams.Known(Set.of("ml")))).isTrue();
    assertThat(may(policy, Permission.WRITE, new Teams.Known(Set.of()))).isFalse();
    assertThat(may(policy, Permission.ADMIN, new Teams.Known(Set.of()))).isTrue();
  }

  @Test
  void whoMayRunMaySeeWhatCameOfIt() {
    var policy = policy("who: { run: team:ml }", "");
    var ask =
        new Ask(
            new Asker(ADA, Permission.READ, new Teams.Known(Set.of("ml"))),
            REPO,
            new Matter.Know());
    assertThat(policy.decide(ask)).isInstanceOf(Verdict.Allowed.class);
    assertThat(may(policy, Permission.READ, new Matter.Know())).isFalse();
  }

  @Test
  void aLoginThatChangedHandsIsInNoTeam() {
    var policy = policy("who: { run: team:ml }", "");
    assertThat(may(policy, Permission.NONE, new Teams.Known(Set.of("ml")))).isFalse();
  }

  @Test
  void teamsThatCannotBeSeenHoldNobodyAndAreNamedAsTheReason() {
    var policy = policy("who: { run: team:ml }", "");
    var ask =
        new Ask(
            new Asker(ADA, Permission.ADMIN, new Teams.Unreadable()),
            REPO,
            new Matter.RunOwnCode());
    assertThat(policy.decide(ask))
        .isInstanceOfSatisfying(
            Verdict.Denied.class,
            denied -> assertThat(denied.remedy()).contains("Members: read-only"));
  }

  @Test
  void ofLimitsTheSmallestHoldsAndIsQuoted() {
    var ceilings =
        policy("limits: { longest: 3h, timeout: 2h }", "limits: { longest: 5h, timeout: 4h }")
            .ceilings();
    assertThat(ceilings.longest())
        .isEqualTo(
            new Limited<>(
                Duration.ofHours(3),
                new Rule("limits.longest: 3h", source(Level.ORGANISATION), 1)));
    assertThat(ceilings.timeout()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void aBudgetCountsWhatItsLayerSpeaksForAndIsQuoted() {
    var ceilings =
        policy(
                "limits: { budget: { day: 50, person: { day: 9 } } }",
                "limits: { budget: { day: 20 } }")
            .ceilings();
    assertThat(ceilings.purses(PAYER))
        .extracting(purse -> purse.pot().toString())
        .containsExactly(
            "Pot[installation=5, repository=0, person=0]",
            "Pot[installation=5, repository=0, person=1]",
            "Pot[installation=0, repository=42, person=0]");
    var hold = new Hold("r-aaaa", PAYER, new Money(10_000_000), Instant.EPOCH);
    var over = ceilings.purses(PAYER).get(1).refusal(hold, Taken.NOTHING).orElseThrow();
    assertThat(ceilings.rule(over, PAYER).text()).isEqualTo("limits.budget.person.day: 9");
  }

  @Test
  void aMachineMustBeAllowedByAll() {
    var policy = policy("gpus: [t4]", "machines: [local]");
    assertThat(policy.forbids("local", T4)).isEmpty();
    assertThat(policy.forbids("azure", T4).orElseThrow().text()).isEqualTo("machines: [local]");
    assertThat(policy.forbids("local", new Gpu("v100", 1, DataSize.gigabytes(16))))
        .hasValueSatisfying(rule -> assertThat(rule.text()).isEqualTo("gpus: [t4]"));
    assertThat(policy("gpus: none", "").forbids("local", T4)).isPresent();
    assertThat(policy("gpus: none", "").forbids("local", Gpu.NONE)).isEmpty();
  }

  @Test
  void aWorkflowStartsRunsWhereAllWhoSpeakNameIt() {
    assertThat(policy("", "").starts(".github/workflows/penv.yml")).isTrue();
    assertThat(policy("", "").starts(".github/workflows/ci.yml")).isFalse();
    var both =
        policy(
            "workflows: [.github/workflows/a.yml, .github/workflows/b.yml]",
            "workflows: [.github/workflows/b.yml, .github/workflows/penv.yml]");
    assertThat(both.starts(".github/workflows/b.yml")).isTrue();
    assertThat(both.starts(".github/workflows/a.yml")).isFalse();
    assertThat(both.starts(".github/workflows/penv.yml")).isFalse();
  }

  @Test
  void onePrefixIsEnough() {
    assertThat(policy("prefix: optional", "prefix: required").prefix()).isEqualTo(Prefix.REQUIRED);
  }

  private static Policy policy(String organisation, String repository) {
    return new Policy(Set.of("octo/hello"))
        .with(
            List.of(
                PolicyReader.read(organisation, source(Level.ORGANISATION)),
                PolicyReader.read(repository, source(Level.REPOSITORY))));
  }

  private static Source source(Level level) {
    var name = level == Level.ORGANISATION ? "octo/.github" : "octo/hello";
    return new Source(level, name, "https://github.test/" + name);
  }

  private static String forks(@Nullable String word) {
    return word == null ? "" : "forks: " + word;
  }

  private static boolean may(Policy policy, Permission permission, Teams teams) {
    var asker = new Asker(ADA, permission, teams);
    return policy.decide(new Ask(asker, REPO, new Matter.RunOwnCode())) instanceof Verdict.Allowed;
  }

  private static boolean may(Policy policy, Permission permission, Matter matter) {
    return decide(policy, permission, matter) instanceof Verdict.Allowed;
  }

  private static Verdict.Denied denied(Policy policy, Permission permission, Matter matter) {
    return (Verdict.Denied) decide(policy, permission, matter);
  }

  private static Verdict decide(Policy policy, Permission permission, Matter matter) {
    return policy.decide(new Ask(new Asker(ADA, permission, Teams.NONE), REPO, matter));
  }
}
