package dev.penv.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.login.OperatorSessions;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.world.Examples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  private static final RunId OTHER = new RunId("r-aaaa");

  @TempDir private static Path folder;
  private static Site site;
  private static Run run;

  @BeforeAll
  static void open() throws IOException {
    site = new Site(folder);
    run = site.add(Examples.train(), Examples.running());
    site.add(Examples.run(OTHER, "train", 8, Examples.NOON), Examples.running());
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/summary",
        "/log",
        "/log/lines",
        "/log/search?q=x",
        "/outputs",
        "/outputs/a.txt"
      })
  void strangersDoNotLearnWhetherARunExists(String part) {
    for (var prefix : List.of("/runs/", "/api/runs/")) {
      if (prefix.startsWith("/api") && (part.equals("/summary") || part.isEmpty())) continue;
      var there = site.get(prefix + run.id() + part);
      var notThere = site.get(prefix + "r-zzzz" + part);
      assertThat(there.statusCode()).isEqualTo(401);
      assertThat(notThere.statusCode()).isEqualTo(401);
      assertThat(there.body()).isEqualTo(notThere.body()).doesNotContain("train");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/runs", "/", "/api/runs", "/metrics"})
  void listsAndMetricsAreNotForLinks(String path) {
    assertThat(site.get(path).statusCode()).isEqualTo(401);
    assertThat(site.get(Site.linked(path, run.id())).statusCode()).isEqualTo(401);
    assertThat(site.asOperator(path).statusCode()).isEqualTo(200);
  }

  @Test
  void signedLinkOpensItsRunAlone() {
    assertThat(site.get(Site.linked("/runs/" + run.id(), run.id())).statusCode()).isEqualTo(200);
    assertThat(site.get(Site.linked("/api/runs/" + run.id(), run.id())).statusCode())
        .isEqualTo(200);
    assertThat(site.get(Site.linked("/runs/" + OTHER, run.id())).statusCode()).isEqualTo(401);
    assertThat(site.get("/runs/" + run.id() + "?expires=later&sig=forged").statusCode())
        .isEqualTo(401);
  }

  @Test
  void pageOfALinkIsNotKeptOrToldOfAndShowsCommandsInsteadOfButtons() {
    var page = site.get(Site.linked("/runs/" + run.id(), run.id()));
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(page.body())
        .contains("/stop " + run.id())
        .contains("/runs/%s/log?expires=later&amp;sig=signed-%s".formatted(run.id(), run.id()))
        .doesNotContain("<form method=\"post\"")
        .doesNotContain("href=\"/runs\"");
  }

  @Test
  void onlyReadingIsPossible() {
    for (var method : List.of("POST", "PUT", "DELETE", "PATCH")) {
      var request =
          site.request(Site.linked("/runs/" + run.id(), run.id()))
              .method(method, BodyPublishers.ofString("x"));
      assertThat(site.send(request).statusCode()).isIn(404, 405);
    }
  }

  @Test
  void operatorIsToldThatARunDoesNotExist() {
    assertThat(site.asOperator("/runs/r-zzzz").statusCode()).isEqualTo(404);
    assertThat(site.asOperator("/api/runs/r-zzzz").statusCode()).isEqualTo(404);
    assertThat(site.asOperator("/api/runs/..%2f..%2fetc").statusCode()).isIn(400, 404);
  }

  @Test
  void tokenTypedOnceOpensASessionThatIsNotTheToken() {
    var answer = login(Site.TOKEN, site.uri("").toString());
    assertThat(answer.statusCode()).isEqualTo(303);
    var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie)
        .contains("HttpOnly")
        .contains("SameSite=Strict")
        .doesNotContainIgnoringCase("operator");
    var session = cookie.substring(0, cookie.indexOf(';'));
    assertThat(site.get("/runs", "Cookie", session).statusCode()).isEqualTo(200);
    assertThat(site.get("/runs", "Cookie", session + "0").statusCode()).isEqualTo(401);
    site.clock.advance(OperatorSessions.LIFE);
    assertThat(site.get("/runs", "Cookie", session).statusCode()).isEqualTo(401);
  }

  @Test
  void wrongTokenAndForeignFormsOpenNothing() {
    assertThat(login("wrong", site.uri("").toString()).statusCode()).isEqualTo(401);
    assertThat(login("", site.uri("").toString()).statusCode()).isEqualTo(401);
    for (var origin : List.of("https://evil.test", "null", "")) {
      var answer = login(Site.TOKEN, origin);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void behindTlsNoOtherHostCanSetTheOperatorsCookie(@TempDir Path folder) throws IOException {
    try (var behindTls = Site.withTls(folder)) {
      var answer = login(behindTls, Site.TOKEN, "https://penv.test");
      var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(cookie).startsWith("__Host-penv-operator=").contains("Secure", "Path=/");
      var session = cookie.substring(0, cookie.indexOf(';'));
      assertThat(behindTls.get("/runs", "Cookie", session).statusCode()).isEqualTo(200);
      var unsafe = session.replaceFirst("__Host-penv-operator", "penv");
      assertThat(behindTls.get("/runs", "Cookie", unsafe).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void formsWithoutALengthAreNotTakenIn() {
    var multipart =
        "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n%s\r\n--x--\r\n"
            .formatted(Site.TOKEN);
    var request =
        site.request("/login")
            .header("Origin", site.uri("").toString())
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(multipart.getBytes(UTF_8))));
    assertThat(site.send(request).statusCode()).isEqualTo(401);
  }

  @Test
  void logoutTakesTheCookieBack() {
    var out =
        site.send(
            site.request("/logout")
                .header("Origin", site.uri("").toString())
                .POST(BodyPublishers.noBody()));
    assertThat(out.headers().firstValue("Set-Cookie").orElse(""))
        .contains("penv=")
        .contains("Expires=Thu, 01 Jan 1970");
  }

  @Test
  void afterTheLogoutACopyOfTheCookieIsWorthNothing() {
    var session = sessionOf(login(Site.TOKEN, site.uri("").toString()));
    var other = sessionOf(login(Site.TOKEN, site.uri("").toString()));
    assertThat(site.get("/runs", "Cookie", session).statusCode()).isEqualTo(200);
    site.send(
        site.request("/logout")
            .header("Origin", site.uri("").toString())
            .header("Cookie", session)
            .POST(BodyPublishers.noBody()));
    assertThat(site.get("/runs", "Cookie", session).statusCode()).isEqualTo(401);
    assertThat(site.get("/runs", "Cookie", other).statusCode()).isEqualTo(200);
  }

  @Test
  void anotherTokenEndsAllSessionsOfTheOperator() {
    var sessions = operatorSessions();
    var before = new Operator("one", sessions);
    var session = before.open();
    assertThat(before.isSession(session)).isTrue();
    assertThat(new Operator("two", sessions).isSession(session)).isFalse();
    assertThat(new Operator("one", operatorSessions()).isSession(session)).isTrue();
    before.end(session);
    assertThat(before.isSession(session)).isFalse();
  }

  private static OperatorSessions operatorSessions() {
    return new OperatorSessions(site.store.sessions(), site.clock);
  }

  private static String sessionOf(HttpResponse<String> answer) {
    var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  @Test
  void pagesOfThisComputerAnswerToNoOtherName() throws IOException {
    assertThat(statusFor("evil.test", "/runs")).contains(" 403 ");
    assertThat(statusFor("127.0.0.1.evil.test:" + site.port, "/login")).contains(" 403 ");
    assertThat(statusFor("localhost:" + site.port, "/login")).contains(" 200 ");
    assertThat(statusFor("a.tunnel.test", "/healthz")).contains(" 200 ");
  }

  private static String statusFor(String host, String path) throws IOException {
    try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), site.port)) {
      var request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  @Test
  void withoutATokenNobodyIsTheOperator() {
    var nobody = new Operator("", operatorSessions());
    assertThat(nobody.isToken("")).isFalse();
    assertThat(nobody.isSession(nobody.open())).isFalse();
  }

  private HttpResponse<String> login(String token, String origin) {
    return login(site, token, origin);
  }

  private static HttpResponse<String> login(Site site, String token, String origin) {
    var request =
        site.request("/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("token=" + token.replace(" ", "+").replace("'", "%27")));
    if (!origin.isEmpty()) request.header("Origin", origin);
    return site.send(request);
  }
}
