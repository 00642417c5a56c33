package dev.penv.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Account;
import dev.penv.github.Permission;
import dev.penv.github.Repo;
import dev.penv.lifecycle.Pressed;
import dev.penv.login.Sessions;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.world.Examples;
import dev.penv.world.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people get to see and to do who have logged in. */
class LoginTest {
  private static final Account BOB = Visitors.BOB;
  private static final Account EVE = new Account(3, "eve", false);

  @TempDir private Path folder;
  private Site site;
  private Run run;
  private String page;

  @BeforeEach
  void open() throws IOException {
    site = Site.withLogin(folder);
    run = site.add(Examples.train(), Examples.running());
    page = "/runs/" + run.id();
    site.visitors.permissions.grant(BOB, Permission.WRITE);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/summary", "/log", "/log/lines", "/events", "/outputs"})
  void whoMayNotReadGetsWhatIsGivenForNoRunAtAll(String part) {
    var eve = site.visitors.guest(EVE);
    var there = get(eve, page + part);
    assertThat(there.statusCode()).isEqualTo(404);
    assertThat(there.body()).isEqualTo(get(eve, "/runs/r-zzzz" + part).body());
    assertThat(site.get(page + part).statusCode()).isEqualTo(401);
  }

  @Test
  void linksOfBeforeAskForALogin() {
    var answer = site.get(Site.linked(page, run.id()));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("href=\"/login?to=%2Fruns%2F" + run.id() + "\"");
  }

  @Test
  void githubIsAskedOnceAMinute() {
    var bob = site.visitors.guest(BOB);
    for (int i = 0; i < 5; i++) assertThat(get(bob, page).statusCode()).isEqualTo(200);
    assertThat(site.visitors.permissions.asked()).isEqualTo(1);
    site.visitors.permissions.grant(BOB, Permission.NONE);
    site.clock.advance(Duration.ofSeconds(59));
    assertThat(get(bob, page).statusCode()).isEqualTo(200);
    site.clock.advance(Duration.ofSeconds(1));
    assertThat(get(bob, page).statusCode()).isEqualTo(404);
  }

  @Test
  void whatGithubDoesNotTellIsNotAllowedAndNotRemembered() {
    var bob = site.visitors.guest(BOB);
    site.visitors.permissions.away(true);
    for (var path : List.of(page, "/runs", "/api/runs", "/api/runs/" + run.id())) {
      var answer = get(bob, path);
      assertThat(answer.statusCode()).as(path).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
    site.visitors.permissions.away(false);
    assertThat(get(bob, page).statusCode()).isEqualTo(200);
  }

  @Test
  void readersOfARepositoryThatTookTheNameReadNothingOfTheEarlierOne() {
    var bob = site.visitors.guest(BOB);
    site.visitors.permissions.takeName(run.repo());
    assertThat(get(bob, page).statusCode()).isEqualTo(404);
  }

  @Test
  void streamEndsWhenItsReaderMayNoLongerRead() throws Exception {
    var bob = site.visitors.guest(BOB);
    var request = site.request(page + "/events").header("Cookie", bob.cookie());
    var stream = site.lines(request);
    var lines = stream.body().iterator();
    assertThat(lines.next()).startsWith("retry:");
    site.visitors.permissions.grant(BOB, Permission.READ);
    site.clock.advance(Duration.ofSeconds(61));
    site.log(run.id(), "still seen\n");
    while (!lines.next().contains("still seen")) {}
    site.visitors.permissions.grant(BOB, Permission.NONE);
    site.clock.advance(Duration.ofSeconds(61));
    while (lines.hasNext()) assertThat(lines.next()).doesNotContain("not for you");
    site.log(run.id(), "not for you\n");
    assertThat(site.send(request).statusCode()).isEqualTo(404);
  }

  @Test
  void listShowsWhatThePersonMayReadAndNoCountOfMore() {
    var other = site.add(inAnother("r-bbbb"), Examples.running());
    var bob = site.visitors.guest(BOB);
    assertThat(get(bob, "/runs").body()).contains(page, "/runs/" + other.id(), "2 in all");
    var eve = site.visitors.guest(EVE);
    assertThat(get(eve, "/runs").body()).contains("0 in all").doesNotContain(page, "octo/digits");
    assertThat(get(eve, "/api/runs").body()).contains("\"total\":0,\"left_out\":[]");
    assertThat(get(bob, "/runs?repository=octo/other").body())
        .contains("/runs/" + other.id(), "1 in all")
        .doesNotContain("href=\"" + page + "\"");
  }

  @Test
  void repositoryThatTookTheAppAwayHidesNoOther() {
    var other = site.add(inAnother("r-bbbb"), Examples.running());
    var bob = site.visitors.guest(BOB);
    site.visitors.permissions.shut(other.repo());
    var list = get(bob, "/runs");
    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.body())
        .contains(page, "1 in all", "their runs are left out")
        .doesNotContain("/runs/" + other.id());
    assertThat(get(bob, "/api/runs").body()).contains("\"total\":1,\"left_out\":[\"not_told\"]");
    site.visitors.permissions.shut(run.repo());
    site.clock.advance(Duration.ofSeconds(61));
    var nothing = get(bob, "/runs");
    assertThat(nothing.statusCode()).isEqualTo(200);
    assertThat(nothing.body()).contains("0 in all", "their runs are left out");
  }

  @Test
  void whereTheAppIsGoneNobodyReadsAndNobodyIsToldThatGithubFailed() {
    var bob = site.visitors.guest(BOB);
    site.visitors.permissions.shut(run.repo());
    for (var path : List.of(page, page + "/log", "/api" + page)) {
      var answer = get(bob, path);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("App installed and not suspended");
      assertThat(answer.body())
          .isEqualTo(get(bob, path.replace(run.id().value(), "r-zzzz")).body());
    }
    assertThat(site.asOperator(page).statusCode()).isEqualTo(200);
  }

  @Test
  void listSaysThatThereAreMoreRepositoriesThanItLooksInto() {
    for (int i = 0; i < Repositories.MOST; i++) {
      var repo = new Repo(100 + i, "octo", "repo-" + i, 5);
      site.add(in(repo, "r-ab" + (char) ('2' + i / 8) + (char) ('2' + i % 8)), Examples.running());
    }
    var bob = site.visitors.guest(BOB);
    assertThat(get(bob, "/api/runs").body()).contains("\"total\":50,\"left_out\":[\"not_asked\"]");
    assertThat(get(bob, "/runs").body()).contains("Only the 50 repositories");
    assertThat(get(bob, "/api/runs?repository=octo/digits").body())
        .contains("\"total\":1,\"left_out\":[]");
  }

  private static Run inAnother(String id) {
    return in(new Repo(77, "octo", "other", 5), id);
  }

  private static Run in(Repo repo, String id) {
    var one = Examples.run(new RunId(id), "lint", 9, Examples.NOON);
    return new Run(
        one.id(),
        repo,
        one.number(),
        one.onPullRequest(),
        one.commit(),
        one.base(),
        one.asker(),
        one.origin(),
        one.environment(),
        one.purpose(),
        one.needs(),
        one.wishes(),
        one.perHour(),
        one.timeout(),
        one.notes(),
        one.askedAt());
  }

  @Test
  void metricsAreTheOperatorsAlone() {
    assertThat(get(site.visitors.guest(BOB), "/metrics").statusCode()).isEqualTo(401);
  }

  @Test
  void sessionEndsAfterEightIdleHoursAndAfterSevenDaysInAnyCase() {
    var idle = site.visitors.guest(BOB);
    var busy = site.visitors.guest(BOB);
    site.clock.advance(Sessions.IDLE.minusMinutes(1));
    assertThat(get(busy, page).statusCode()).isEqualTo(200);
    site.clock.advance(Duration.ofMinutes(1));
    assertThat(get(idle, page).statusCode()).isEqualTo(401);
    var hours = 8;
    for (; get(busy, page).statusCode() == 200; hours += 7) {
      site.clock.advance(Duration.ofHours(7));
    }
    assertThat(hours).isBetween(7 * 24, 7 * 24 + 7);
  }

  @Test
  void operatorEndsAllSessionsAndTokensOfAPerson() {
    var bob = site.visitors.guest(BOB);
    var eve = site.visitors.guest(EVE);
    var request = site.request("/api/users/2/logins").DELETE();
    assertThat(site.send(request).statusCode()).isEqualTo(401);
    request.header("Authorization", "Bearer " + Site.TOKEN);
    assertThat(site.send(request).statusCode()).isEqualTo(204);
    assertThat(get(bob, page).statusCode()).isEqualTo(401);
    assertThat(get(eve, "/runs").statusCode()).isEqualTo(200);
  }

  @Test
  void buttonPressesTheRun() {
    var bob = site.visitors.guest(BOB);
    var answer = press(bob, page + "/stop", bob.mark(), ours());
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(site.visitors.presses)
        .containsExactly("stop %s by bob: page/2/abcdefgh".formatted(run.id()));
    site.visitors.answer = new Pressed.Refused("This needs `write`.");
    var refused = press(bob, page + "/again", bob.mark(), ours());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("This needs <code>write</code>.");
  }

  @ParameterizedTest
  @CsvSource({
    "'', http://127.0.0.1, ''",
    "wrong, ours, ''",
    "mark, https://evil.test, ''",
    "mark, null, ''",
    "mark, '', ''",
    "mark, ours, cross-site",
    "mark, ours, same-site",
    "another's, ours, ''"
  })
  void otherSitesPressNothing(String mark, String origin, String site) {
    var bob = this.site.visitors.guest(BOB);
    var another = this.site.visitors.guest(BOB);
    var given = mark.equals("mark") ? bob.mark() : mark.equals("another's") ? another.mark() : mark;
    var from = origin.equals("ours") ? ours() : origin;
    for (var path : List.of(page + "/stop", page + "/again", "/tokens", "/logout")) {
      var request =
          this.site
              .request(path)
              .header("Cookie", bob.cookie())
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(
                  BodyPublishers.ofString("name=x&scope=run&days=1&press=abcdefgh&csrf=" + given));
      if (!from.isEmpty()) request.header("Origin", from);
      if (!site.isEmpty()) request.header("Sec-Fetch-Site", site);
      assertThat(this.site.send(request).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(this.site.visitors.presses).isEmpty();
    assertThat(this.site.visitors.tokens().of(BOB)).isEmpty();
    assertThat(get(bob, page).statusCode()).isEqualTo(200);
  }

  @Test
  void cookieAloneIsNoCredentialForWritesOfTheApi() {
    var bob = site.visitors.guest(BOB);
    var path = "/api/runs/%s/stop".formatted(run.id());
    var request =
        site.request(path)
            .header("Cookie", bob.cookie())
            .header("Origin", ours())
            .POST(BodyPublishers.noBody());
    assertThat(site.send(request).statusCode()).isEqualTo(403);
    request.header("X-CSRF-Token", bob.mark());
    assertThat(site.send(request).statusCode()).isEqualTo(202);
  }

  @Test
  void pageOfAPersonHasButtonsAndThatOfTheOperatorCommandsAlone() {
    var bobs = get(site.visitors.guest(BOB), page);
    assertThat(bobs.body()).contains("action=\"%s/stop\"".formatted(page), "/stop " + run.id());
    assertThat(bobs.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(bobs.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(site.asOperator(page).body()).doesNotContain("/stop\"").contains("/stop ");
  }

  @ParameterizedTest
  @CsvSource({
    "/runs/r-aaaa, /runs/r-aaaa",
    "/runs?task=train&page=2, /runs?task=train&page=2",
    "//evil.test, /runs",
    "/\\evil.test, /runs",
    "https://evil.test, /runs",
    "/runs/../..//evil.test, /runs",
    "javascript:alert(1), /runs",
    "/%0d%0aSet-Cookie:x, /%0d%0aSet-Cookie:x"
  })
  void loginLeadsBackToPagesOfOursAlone(String asked, String back) {
    site.visitors.codes.put("code", BOB);
    var away = site.get("/login?to=" + Http.encoded(asked));
    var errand = cookie(away, "penv-login");
    var state = URI.create(away.headers().firstValue("Location").orElseThrow()).getQuery();
    var answer =
        site.get(
            "/login/callback?code=code&" + state.substring(0, state.indexOf('&')),
            "Cookie",
            errand);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith(back).doesNotContain("evil"));
  }

  @Test
  void loginGivesANewSessionAndEndsTheOneBefore() {
    var before = site.visitors.guest(EVE);
    site.visitors.codes.put("code", BOB);
    var away = site.get("/login");
    var state = URI.create(away.headers().firstValue("Location").orElseThrow()).getQuery();
    var cookies = cookie(away, "penv-login") + "; " + before.cookie();
    var answer =
        site.get(
            "/login/callback?code=code&" + state.substring(0, state.indexOf('&')),
            "Cookie",
            cookies);
    assertThat(cookie(answer, "penv-person")).isNotEqualTo(before.cookie());
    assertThat(get(before, "/runs").statusCode()).isEqualTo(401);
  }

  @Test
  void forgedOrOldErrandOpensNothing() {
    site.visitors.codes.put("code", BOB);
    var away = site.get("/login");
    var state = URI.create(away.headers().firstValue("Location").orElseThrow()).getQuery();
    var back = "/login/callback?code=code&" + state.substring(0, state.indexOf('&'));
    var errand = cookie(away, "penv-login");
    assertThat(site.get(back, "Cookie", errand + "A").statusCode()).isEqualTo(400);
    assertThat(site.get(back).statusCode()).isEqualTo(400);
    assertThat(site.get("/login/callback?code=code&state=x", "Cookie", errand).statusCode())
        .isEqualTo(400);
    site.clock.advance(Duration.ofMinutes(10));
    assertThat(site.get(back, "Cookie", errand).statusCode()).isEqualTo(400);
    assertThat(site.visitors.codes).containsKey("code");
  }

  @Test
  void errorThatAStrangerTypedIsNoAlarm() {
    var away = site.get("/login");
    var state = URI.create(away.headers().firstValue("Location").orElseThrow()).getQuery();
    var back = "/login/callback?error=a_made_up_word&" + state.substring(0, state.indexOf('&'));
    try (var log = Logged.by(PersonLogin.class)) {
      var answer = site.get(back, "Cookie", cookie(away, "penv-login"));
      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(log.levelsOf("a_made_up_word")).containsExactly("INFO");
      site.get(
          back.replace("a_made_up_word", "forged%0AERROR"), "Cookie", cookie(away, "penv-login"));
      assertThat(log.levelsOf("forged")).isEmpty();
    }
  }

  private static String cookie(HttpResponse<?> answer, String name) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(header -> header.startsWith(name + "="))
        .map(header -> header.substring(0, header.indexOf(';')))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> get(Visitors.Guest guest, String path) {
    return site.get(path, "Cookie", guest.cookie());
  }

  private String ours() {
    return "http://127.0.0.1:" + site.port;
  }

  private HttpResponse<String> press(
      Visitors.Guest guest, String path, String mark, String origin) {
    return site.send(
        site.request(path)
            .header("Cookie", guest.cookie())
            .header("Origin", origin)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("press=abcdefgh&csrf=" + mark)));
  }
}
