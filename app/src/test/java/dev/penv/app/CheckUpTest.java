package dev.penv.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.app.Finding.State;
import dev.penv.github.Account;
import dev.penv.github.AppInstallation;
import dev.penv.github.Mirror;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each thing that can be wrong is one finding, with what to do. */
class CheckUpTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final URI PENV = URI.create("https://penv.example.com");
  private static final URI GITHUB = URI.create("https://github.com");
  private static final URI GRANTS =
      URI.create("https://github.com/organizations/octo/settings/installations/5");
  private static final Mirror.Hook HOOK = new Mirror.Hook(PENV + "/webhook", "json", false);
  private static final List<String> EVENTS =
      List.of("issue_comment", "pull_request", "push", "workflow_dispatch");

  private static Map<String, String> needed() {
    var permissions = new HashMap<String, String>();
    Needs.ALWAYS.forEach(need -> permissions.put(need.name(), need.level().word()));
    return permissions;
  }

  private static Map<String, String> without(String name) {
    var permissions = needed();
    permissions.remove(name);
    return permissions;
  }

  private static Mirror.Registered app(Map<String, String> permissions, List<String> events) {
    var page = URI.create("https://github.com/apps/penv-x");
    return new Mirror.Registered(7, "penv-x", "Penv X", page, "octo", true, permissions, events);
  }

  private static Mirror.Installed installed(Map<String, String> permissions, boolean suspended) {
    var octo = new Account(2, "octo", false);
    var installation = new AppInstallation(5, octo, suspended, permissions, EVENTS);
    return new Mirror.Installed(installation, GRANTS, false);
  }

  private static Mirror.Sent sent(int code, String status) {
    return new Mirror.Sent(NOON.minus(Duration.ofMinutes(3)), "issue_comment", code, status);
  }

  private static Facts facts() {
    return new Facts(
        NOON,
        PENV,
        GITHUB,
        Facts.Arrival.of(Optional.of(NOON.minusSeconds(180))),
        NOON.minusSeconds(120),
        Set.of(5L),
        true,
        new Seen.Known<>(app(needed(), EVENTS)),
        new Seen.Known<>(List.of(installed(needed(), false))),
        new Seen.Known<>(HOOK),
        new Seen.Known<>(List.of(sent(202, "OK"))),
        new Seen.Known<>(Duration.ofSeconds(1)),
        Map.of(5L, new Mirror.Quota(5_000, 4_700, NOON.plusSeconds(600))));
  }

  private static Facts with(Mirror.Registered app) {
    var facts = facts();
    return new Facts(
        NOON,
        PENV,
        GITHUB,
        facts.lastArrival(),
        NOON,
        Set.of(5L),
        true,
        new Seen.Known<>(app),
        facts.installations(),
        facts.hook(),
        facts.deliveries(),
        facts.ahead(),
        facts.quotas());
  }

  private static Facts with(Mirror.Installed installed, Map<String, String> asked) {
    var facts = with(app(asked, EVENTS));
    return new Facts(
        NOON,
        PENV,
        GITHUB,
        facts.lastArrival(),
        NOON,
        Set.of(5L),
        true,
        facts.app(),
        new Seen.Known<>(List.of(installed)),
        facts.hook(),
        facts.deliveries(),
        facts.ahead(),
        facts.quotas());
  }

  private static Facts at(URI url, Mirror.Hook hook, List<Mirror.Sent> sent, Duration ahead) {
    var facts = facts();
    return new Facts(
        NOON,
        url,
        GITHUB,
        new Facts.Arrival.None(),
        NOON,
        Set.of(5L),
        true,
        facts.app(),
        facts.installations(),
        new Seen.Known<>(hook),
        new Seen.Known<>(sent),
        new Seen.Known<>(ahead),
        facts.quotas());
  }

  private static Finding find(Facts facts, String subject) {
    return CheckUp.of(facts).stream()
        .filter(finding -> finding.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whereAllIsWellNothingIsToBeDone() {
    assertThat(CheckUp.of(facts()))
        .allSatisfy(finding -> {
          assertThat(finding.state()).isEqualTo(State.GOOD);
          assertThat(finding.remedy()).isEmpty();
        });
    assertThat(find(facts(), "Deliveries").sentence())
        .isEqualTo(
            "The last webhook (issue_comment, 3 min ago) arrived. Here the last one came 3 min ago.");
    assertThat(find(facts(), "Requests on octo").sentence())
        .isEqualTo("4700 of this hour's 5000 are left.");
  }

  @Test
  void permissionThatTheAppAsksForIsForTheAccountToAccept() {
    var finding = find(with(installed(without("checks"), false), needed()), "Permissions on octo");
    assertThat(finding.state()).isEqualTo(State.BAD);
    assertThat(finding.sentence())
        .isEqualTo("Not granted: Checks: write (runs show no check run on their commit).");
    assertThat(finding.remedy()).contains("accept");
    assertThat(finding.link()).isEqualTo(GRANTS.toString());
  }

  @Test
  void permissionThatTheAppDoesNotAskForIsForItsOwner() {
    var facts = with(installed(without("checks"), false), without("checks"));
    var finding = find(facts, "Permissions on octo");
    assertThat(finding.remedy()).startsWith("Ask for them");
    assertThat(finding.link())
        .isEqualTo("https://github.com/organizations/octo/settings/apps/penv-x/permissions");
  }

  @Test
  void readingIsNotEnoughWherePenvWrites() {
    var permissions = needed();
    permissions.put("issues", "read");
    var finding = find(with(installed(permissions, false), needed()), "Permissions on octo");
    assertThat(finding.sentence()).contains("Issues: write");
  }

  @Test
  void anAppOfBeforeIsFineAndToldWhatItLacks() {
    var before = find(with(installed(needed(), false), needed()), "Permissions on octo");
    assertThat(before.state()).isEqualTo(State.GOOD);
    assertThat(before.sentence())
        .contains("Not asked for: Contents: write (`/init` opens no pull request)");
    var granted = needed();
    granted.put("contents", "write");
    assertThat(find(with(installed(granted, false), granted), "Permissions on octo").sentence())
        .doesNotContain("/init");
  }

  @Test
  void suspensionIsTold() {
    var finding = find(with(installed(needed(), true), needed()), "Permissions on octo");
    assertThat(finding.state()).isEqualTo(State.BAD);
    assertThat(finding.sentence()).contains("suspended");
  }

  @Test
  void missingEventIsToldWithItsLoss() {
    var finding = find(with(app(needed(), List.of("pull_request", "push"))), "Events");
    assertThat(finding.state()).isEqualTo(State.BAD);
    assertThat(finding.sentence()).contains("issue_comment (commands are not heard)");
  }

  @Test
  void webhookThatGoesElsewhereIsTold() {
    var elsewhere = new Mirror.Hook("https://old.example.com/webhook", "json", false);
    var finding = find(at(PENV, elsewhere, List.of(), Duration.ZERO), "Webhook");
    assertThat(finding.state()).isEqualTo(State.BAD);
    assertThat(finding.link())
        .isEqualTo("https://github.com/organizations/octo/settings/apps/penv-x");
  }

  @ParameterizedTest
  @CsvSource({"401, secrets differ", "502, proxy"})
  void webhookThatFailedNamesItsLikelyCause(int code, String remedy) {
    var sent = List.of(sent(code, "Invalid HTTP Response: " + code));
    var finding = find(at(PENV, HOOK, sent, Duration.ZERO), "Deliveries");
    assertThat(finding.state()).isEqualTo(State.BAD);
    assertThat(finding.remedy()).contains(remedy);
    assertThat(finding.sentence()).contains("none has come since penv started");
  }

  @Test
  void earlierFailuresAreCounted() {
    var sent = List.of(sent(202, "OK"), sent(502, "timed out"), sent(0, "failed to connect"));
    var finding = find(at(PENV, HOOK, sent, Duration.ZERO), "Deliveries");
    assertThat(finding.state()).isEqualTo(State.FAIR);
    assertThat(finding.sentence()).endsWith("Of the last 3, 2 failed.");
  }

  @ParameterizedTest
  @CsvSource({"2, GOOD, 2 min ago", "15, GOOD, 15 min ago", "16, BAD, could not be fetched"})
  void recoveryThatLeavesSomethingBehindIsTold(int minutes, State state, String words) {
    var finding = find(recovered(NOON.minus(Duration.ofMinutes(minutes))), "Recovery");
    assertThat(finding.state()).isEqualTo(state);
    assertThat(finding.sentence()).contains(words);
  }

  @Test
  void beforeTheFirstWholeLookRecoveryIsNotComplete() {
    assertThat(find(recovered(Instant.EPOCH), "Recovery").state()).isEqualTo(State.FAIR);
  }

  private static Facts recovered(Instant when) {
    return with(facts().installations(), when, Set.of(5L));
  }

  private static Facts with(
      Seen<List<Mirror.Installed>> installed, Instant recovered, Set<Long> withOwners) {
    var facts = facts();
    return new Facts(
        NOON,
        PENV,
        GITHUB,
        facts.lastArrival(),
        recovered,
        withOwners,
        true,
        facts.app(),
        installed,
        facts.hook(),
        facts.deliveries(),
        facts.ahead(),
        facts.quotas());
  }

  @ParameterizedTest
  @CsvSource({"true, 5, GOOD", "true, 6, FAIR", "false, 6, GOOD"})
  void policyOfAnOwnerThatCannotBeReachedIsTold(boolean selected, long reached, State state) {
    var one = installed(needed(), false);
    var chosen = new Mirror.Installed(one.installation(), GRANTS, selected);
    var facts = with(new Seen.Known<>(List.of(chosen)), NOON, Set.of(reached));
    var finding = find(facts, "Policy of octo");
    assertThat(finding.state()).isEqualTo(state);
    if (state == State.FAIR) assertThat(finding.link()).isEqualTo(GRANTS.toString());
  }

  @ParameterizedTest
  @CsvSource({"5, GOOD", "-9, GOOD", "30, FAIR", "-55, BAD", "600, BAD"})
  void clockIsComparedWithGitHubs(int seconds, State state) {
    var finding = find(at(PENV, HOOK, List.of(), Duration.ofSeconds(seconds)), "Clock");
    assertThat(finding.state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "https://penv.example.com, GOOD",
    "http://penv.example.com, FAIR",
    "http://localhost:8080, BAD",
    "https://10.0.0.7, BAD"
  })
  void addressIsJudgedByWhatGitHubCanReach(URI url, State state) {
    assertThat(find(at(url, HOOK, List.of(), Duration.ZERO), "Address").state()).isEqualTo(state);
  }

  @Test
  void whenGitHubRefusesUsThatIsToldOnceAndTheRestIsUnknown() {
    var facts =
        new Facts(
            NOON,
            PENV,
            GITHUB,
            new Facts.Arrival.None(),
            NOON,
            Set.of(),
            false,
            new Seen.Refused<>("GET /app: GitHub refuses our credentials"),
            new Seen.Refused<>("the same"),
            new Seen.Refused<>("the same"),
            new Seen.Refused<>("the same"),
            new Seen.Known<>(Duration.ofSeconds(-90)),
            Map.of());
    assertThat(find(facts, "App").state()).isEqualTo(State.BAD);
    assertThat(find(facts, "Clock").sentence()).contains("90 s ahead of GitHub's");
    assertThat(find(facts, "Webhook").state()).isEqualTo(State.UNKNOWN);
    assertThat(find(facts, "Installations").state()).isEqualTo(State.UNKNOWN);
    assertThat(find(facts, "Login").state()).isEqualTo(State.FAIR);
  }

  @Test
  void whoCannotLogInForWantOfTlsIsNotSentForASecret() {
    var facts = facts();
    var plain =
        new Facts(
            NOON,
            URI.create("http://penv.corp.example.com"),
            URI.create("https://ghe.example.com"),
            facts.lastArrival(),
            NOON,
            Set.of(5L),
            false,
            facts.app(),
            facts.installations(),
            facts.hook(),
            facts.deliveries(),
            facts.ahead(),
            facts.quotas());
    assertThat(CheckUp.of(plain))
        .filteredOn(finding -> finding.subject().equals("Login"))
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.remedy()).contains("https").doesNotContain("CLIENT_SECRET"));
  }
}
