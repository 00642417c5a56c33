package dev.penv.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Permission;
import dev.penv.login.ApiToken.Scope;
import dev.penv.run.Run;
import dev.penv.world.Examples;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that act as somebody. */
class TokensTest {
  private static final Pattern TOKEN = Pattern.compile("penv_[0-9A-Za-z]{49}");

  @TempDir private Path folder;
  private Site site;
  private Run run;

  @BeforeEach
  void open() throws IOException {
    site = Site.withLogin(folder);
    run = site.add(Examples.train(), Examples.running());
    site.visitors.permissions.grant(Visitors.BOB, Permission.WRITE);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void tokenIsShownOnceAndKeptOnlyAsItsHash() throws IOException {
    var bob = site.visitors.guest(Visitors.BOB);
    var made = form(bob, "/tokens", "name=nightly&scope=read&days=30");
    assertThat(made.statusCode()).isEqualTo(201);
    var found = TOKEN.matcher(made.body());
    assertThat(found.find()).isTrue();
    var again = site.get("/tokens", "Cookie", bob.cookie());
    assertThat(again.body()).contains("nightly").doesNotContainPattern(TOKEN);
    assertThat(with(found.group(), "/api/runs").statusCode()).isEqualTo(200);
    site.close();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain(found.group());
      }
    }
  }

  @Test
  void tokenReadsWhatItsOwnerMayRead() {
    var token = token(Scope.READ);
    assertThat(with(token, "/api/runs/" + run.id()).statusCode()).isEqualTo(200);
    assertThat(with(token, "/runs/" + run.id() + "/log").statusCode()).isEqualTo(200);
    site.visitors.permissions.grant(Visitors.BOB, Permission.NONE);
    site.clock.advance(Duration.ofMinutes(1));
    assertThat(with(token, "/api/runs/" + run.id()).statusCode()).isEqualTo(404);
    assertThat(with(token, "/api/runs").body()).contains("\"total\":0");
  }

  @Test
  void tokenForReadingRunsNothing() {
    assertThat(post(token(Scope.READ), "/stop").statusCode()).isEqualTo(403);
    assertThat(site.visitors.presses).isEmpty();
    assertThat(post(token(Scope.RUN), "/stop").statusCode()).isEqualTo(202);
    var again = post(token(Scope.RUN), "/again", "Idempotency-Key", "nightly-2026-11-20");
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).contains("r-new1");
    assertThat(site.visitors.presses.getLast()).endsWith("by bob: api/2/nightly-2026-11-20");
  }

  @Test
  void operatorsTokenActsAsNobody() {
    assertThat(post(Site.TOKEN, "/stop").statusCode()).isEqualTo(403);
  }

  @Test
  void tokenExpires() {
    var token = token(Scope.READ);
    site.clock.advance(Duration.ofDays(1).minusSeconds(1));
    assertThat(with(token, "/api/runs").statusCode()).isEqualTo(200);
    site.clock.advance(Duration.ofSeconds(1));
    assertThat(with(token, "/api/runs").statusCode()).isEqualTo(401);
    var bob = site.visitors.guest(Visitors.BOB);
    assertThat(site.get("/tokens", "Cookie", bob.cookie()).body()).contains("expired");
  }

  @Test
  void revokedTokenIsWorthNothingAndOnlyItsOwnerRevokes() {
    var token = token(Scope.READ);
    var id = site.visitors.tokens().of(Visitors.BOB).getFirst().id();
    var ada = site.visitors.guest(Examples.ADA);
    assertThat(form(ada, "/tokens/" + id + "/revoke", "").statusCode()).isEqualTo(404);
    assertThat(with(token, "/api/runs").statusCode()).isEqualTo(200);
    var bob = site.visitors.guest(Visitors.BOB);
    assertThat(form(bob, "/tokens/" + id + "/revoke", "").statusCode()).isEqualTo(303);
    assertThat(with(token, "/api/runs").statusCode()).isEqualTo(401);
  }

  @Test
  void tokenMakesNoTokens() {
    assertThat(with(token(Scope.RUN), "/tokens").statusCode()).isEqualTo(401);
  }

  @Test
  void tokenInAnAddressOpensNothing() {
    var token = token(Scope.READ);
    assertThat(site.get("/api/runs?token=" + token).statusCode()).isEqualTo(401);
    assertThat(site.get("/api/runs?access_token=" + token).statusCode()).isEqualTo(401);
  }

  @Test
  void wrongHeaderIsNotMadeUpForByACookie() {
    var bob = site.visitors.guest(Visitors.BOB);
    var answer =
        site.get("/api/runs", "Cookie", bob.cookie(), "Authorization", "Bearer penv_wrong");
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "'name=&scope=read&days=30', 400",
    "'name=x&scope=admin&days=30', 400",
    "'name=x&scope=read&days=0', 400",
    "'name=x&scope=read&days=366', 400",
    "'name=x&scope=read&days=365', 201",
    "'name=x&scope=run', 201"
  })
  void formIsCheckedHere(String fields, int status) {
    var bob = site.visitors.guest(Visitors.BOB);
    assertThat(form(bob, "/tokens", fields).statusCode()).isEqualTo(status);
  }

  private String token(Scope scope) {
    return site.visitors
        .tokens()
        .make(Visitors.BOB, "test", scope, Duration.ofDays(1))
        .orElseThrow();
  }

  private HttpResponse<String> with(String token, String path) {
    return site.get(path, "Authorization", "Bearer " + token);
  }

  private HttpResponse<String> post(String token, String what, String... headers) {
    var request =
        site.request("/api/runs/" + run.id() + what)
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.noBody());
    if (headers.length > 0) request.headers(headers);
    return site.send(request);
  }

  private HttpResponse<String> form(Visitors.Guest guest, String path, String fields) {
    return site.send(
        site.request(path)
            .header("Cookie", guest.cookie())
            .header("Origin", "http://127.0.0.1:" + site.port)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields + "&csrf=" + guest.mark())));
  }
}
