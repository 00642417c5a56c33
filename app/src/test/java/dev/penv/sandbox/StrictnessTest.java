package dev.penv.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.sandbox.http.Fault;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox refuses what GitHub refuses. */
class StrictnessTest {
  private static final String HERE = "/repos/octo/demo";
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private Sandbox sandbox;
  private Account ada;
  private Repository repository;
  private PullRequest pull;
  private Rest rest;

  @BeforeEach
  void start() {
    InstantSource clock = now::get;
    sandbox = Sandbox.start(SandboxOptions.with(clock).limitedTo(60));
    ada = sandbox.user("ada");
    repository = sandbox.repository("octo", "demo");
    repository.commit("main", Map.of("README.md", "hello\n"), "first");
    repository.commit("feature", Map.of("b.txt", "b\n"), "second");
    pull = repository.openPullRequest("feature", "main", "Try b", ada);
    rest = Rest.of(sandbox).as(sandbox.token(repository));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Rest app() {
    return Rest.of(sandbox).as(Rest.jwt(sandbox, now.get()));
  }

  private Rest narrowed(String permissions) {
    var installation = sandbox.installation(repository).id();
    var made =
        app()
            .post(
                "/app/installations/" + installation + "/access_tokens",
                "{\"permissions\":" + permissions + "}");
    return Rest.of(sandbox).as(Rest.json(made).at("/token").asText());
  }

  @Nested
  class Credentials {
    @Test
    void tokenEndsAfterAnHour() {
      assertThat(rest.get(HERE).statusCode()).isEqualTo(200);
      now.set(START.plus(Duration.ofMinutes(60)));
      assertThat(rest.get(HERE).statusCode()).isEqualTo(401);
    }

    @Test
    void jwtIsNoTokenAndTheReverse() {
      assertThat(app().get(HERE).statusCode()).isEqualTo(403);
      assertThat(rest.get("/app").statusCode()).isEqualTo(401);
      assertThat(Rest.of(sandbox).get(HERE).statusCode()).isEqualTo(401);
      assertThat(Rest.of(sandbox).as("ghs_" + "a".repeat(36)).get(HERE).statusCode())
          .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"-60, 540, 200", "-60, 660, 401", "-700, -100, 401", "30, 500, 401"})
    void jwtLivesTenMinutesAtMost(int from, int until, int status) {
      var issuer = sandbox.app().clientId();
      var pem = sandbox.privateKey();
      var jwt = Rest.jwt(pem, issuer, START.plusSeconds(from), START.plusSeconds(until));
      assertThat(Rest.of(sandbox).as(jwt).get("/app").statusCode()).isEqualTo(status);
    }

    @Test
    void forgedJwtIsRefused() {
      var jwt = Rest.jwt(sandbox, START);
      var end = jwt.lastIndexOf('.');
      var forged = jwt.substring(0, end - 1) + "A" + jwt.substring(end);
      assertThat(Rest.of(sandbox).as(forged).get("/app").statusCode()).isEqualTo(401);
    }

    @Test
    void narrowedTokenDoesNotReachFurther() {
      var reader = narrowed("{\"contents\":\"read\"}");
      assertThat(reader.get(HERE + "/contents/README.md").statusCode()).isEqualTo(200);
      var refused = reader.get(HERE + "/pulls/1");
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(Rest.json(refused).at("/message").asText())
          .isEqualTo("Resource not accessible by integration");
      var ref = "{\"ref\":\"refs/heads/x\",\"sha\":\"%s\"}".formatted(pull.head());
      assertThat(reader.post(HERE + "/git/refs", ref).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"permissions\":{\"administration\":\"write\"}}",
          "{\"permissions\":{\"metadata\":\"write\"}}",
          "{\"repositories\":[\"other\"]}",
          "{\"repository_ids\":[7]}",
          "{\"repository_ids\":[\"x\"]}"
        })
    void tokenIsNotGivenForMoreThanGranted(String body) {
      var installation = sandbox.installation(repository).id();
      var path = "/app/installations/" + installation + "/access_tokens";
      assertThat(app().post(path, body).statusCode()).isEqualTo(422);
    }

    @Test
    void foreignRepositoryDoesNotExist() {
      sandbox.foreignRepository("other", "secret").publish();
      sandbox.repository("third", "party");
      assertThat(rest.get("/repos/other/secret").statusCode()).isEqualTo(404);
      assertThat(rest.get("/repos/third/party").statusCode()).isEqualTo(404);
      assertThat(app().get("/repos/other/secret/installation").statusCode()).isEqualTo(404);
      var id = sandbox.installation(repository).id();
      var narrow =
          app()
              .post("/app/installations/" + id + "/access_tokens", "{\"repositories\":[\"demo\"]}");
      sandbox.repository("octo", "second");
      var token = Rest.of(sandbox).as(Rest.json(narrow).at("/token").asText());
      assertThat(token.get("/repos/octo/second").statusCode()).isEqualTo(404);
      assertThat(token.get(HERE).statusCode()).isEqualTo(200);
    }
  }

  @Nested
  class Requests {
    /** The status of a request that the JDK's client would not send. */
    private String statusOf(String headers) throws IOException {
      var here = InetAddress.getLoopbackAddress();
      try (var socket = new Socket(here, sandbox.uri().getPort())) {
        var request = "GET /meta HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return answer.substring(9, 12);
      }
    }

    @Test
    void userAgentIsNeeded() throws IOException {
      var host = "Host: " + sandbox.uri().getAuthority() + "\r\n";
      assertThat(statusOf(host)).isEqualTo("403");
      assertThat(statusOf(host + "User-Agent: test\r\n")).isEqualTo("200");
    }

    @Test
    void otherHostsAndOriginsAreRefused() throws IOException {
      assertThat(Rest.of(sandbox).with("Origin", "http://evil.example").get("/meta").statusCode())
          .isEqualTo(403);
      assertThat(statusOf("Host: evil.example\r\nUser-Agent: test\r\n")).isEqualTo("403");
      var localhost = "Host: localhost:" + sandbox.uri().getPort() + "\r\n";
      assertThat(statusOf(localhost + "User-Agent: test\r\n")).isEqualTo("200");
    }

    @Test
    void versionMustBeKnown() {
      assertThat(rest.with("X-GitHub-Api-Version", "2022-11-28").get(HERE).statusCode())
          .isEqualTo(200);
      assertThat(rest.with("X-GitHub-Api-Version", "2021-01-01").get(HERE).statusCode())
          .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{\"body\": | 400",
          "{\"body\": 7} | 422",
          "{} | 422",
          "{\"body\": \" \"} | 422",
          "[] | 422",
          "{\"body\": \"a\"} x | 400"
        })
    void bodyMustFit(String body, int status) {
      assertThat(rest.post(HERE + "/issues/1/comments", body).statusCode()).isEqualTo(status);
    }

    @Test
    void commentsHaveALongestLength() {
      var path = HERE + "/issues/1/comments";
      var fits = "{\"body\":\"%s\"}".formatted("x".repeat(65_536));
      assertThat(rest.post(path, fits).statusCode()).isEqualTo(201);
      assertThat(rest.post(path, fits.replace("\"x", "\"xx")).statusCode()).isEqualTo(422);
    }

    @Test
    void unchangedAnswerCostsNothing() {
      var first = rest.get(HERE);
      var tag = first.headers().firstValue("ETag").orElseThrow();
      var again = rest.with("If-None-Match", tag).get(HERE);
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.headers().firstValue("X-RateLimit-Used"))
          .isEqualTo(first.headers().firstValue("X-RateLimit-Used"));
      pull.close(ada);
      assertThat(rest.with("If-None-Match", tag).get(HERE).statusCode()).isEqualTo(200);
    }

    @Test
    void hourlyLimitHolds() {
      for (var i = 0; i < 60; i++) {
        assertThat(rest.get(HERE).statusCode()).isEqualTo(200);
      }
      var refused = rest.get(HERE);
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
      assertThat(rest.get("/rate_limit").statusCode()).isEqualTo(200);
      now.set(START.plus(Duration.ofHours(1)));
      var later = Rest.of(sandbox).as(sandbox.token(repository));
      assertThat(later.get(HERE).statusCode()).isEqualTo(200);
    }
  }

  @Nested
  class Checks {
    private int create(String fields) {
      var body = "{\"name\":\"x\",\"head_sha\":\"%s\"%s}".formatted(pull.head(), fields);
      return rest.post(HERE + "/check-runs", body).statusCode();
    }

    private static String output(String fields) {
      return ",\"output\":{\"title\":\"t\",\"summary\":\"s\"%s}".formatted(fields);
    }

    private static String note(String fields) {
      return "{\"path\":\"b.txt\",\"start_line\":1,\"annotation_level\":\"notice\",\"message\":\"m\"%s}"
          .formatted(fields);
    }

    @Test
    void textsAreBounded() {
      assertThat(create(output(",\"text\":\"%s\"".formatted("x".repeat(65_535))))).isEqualTo(201);
      assertThat(create(output(",\"text\":\"%s\"".formatted("x".repeat(65_536))))).isEqualTo(422);
      assertThat(create(",\"output\":{\"title\":\"t\"}")).isEqualTo(422);
    }

    @Test
    void annotationsAreBounded() {
      var one = note(",\"end_line\":1");
      assertThat(create(output(",\"annotations\":[%s]".formatted(one)))).isEqualTo(201);
      var many = (one + ",").repeat(50) + one;
      assertThat(create(output(",\"annotations\":[%s]".formatted(many)))).isEqualTo(422);
      var columns = note(",\"end_line\":2,\"start_column\":1");
      assertThat(create(output(",\"annotations\":[%s]".formatted(columns)))).isEqualTo(422);
      assertThat(create(output(",\"annotations\":[%s]".formatted(note(""))))).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
      "20, 40, 20, 3, 201",
      "21, 40, 20, 1, 422",
      "20, 41, 20, 1, 422",
      "20, 40, 21, 1, 422",
      "20, 40, 20, 4, 422"
    })
    void actionsAreBounded(int label, int description, int identifier, int count, int status) {
      var action =
          "{\"label\":\"%s\",\"description\":\"%s\",\"identifier\":\"%s\"}"
              .formatted("l".repeat(label), "d".repeat(description), "i".repeat(identifier));
      var all = String.join(",", Collections.nCopies(count, action));
      assertThat(create(",\"actions\":[%s]".formatted(all))).isEqualTo(status);
    }

    @Test
    void completionNeedsAConclusion() {
      assertThat(create(",\"status\":\"completed\"")).isEqualTo(422);
      assertThat(create(",\"completed_at\":\"2026-11-20T12:00:00Z\"")).isEqualTo(422);
      assertThat(create(",\"status\":\"done\"")).isEqualTo(422);
      assertThat(create(",\"conclusion\":\"stale\"")).isEqualTo(422);
      assertThat(create(",\"conclusion\":\"neutral\"")).isEqualTo(201);
    }

    @Test
    void commitMustBeThere() {
      var body = "{\"name\":\"x\",\"head_sha\":\"%s\"}".formatted("1".repeat(40));
      assertThat(rest.post(HERE + "/check-runs", body).statusCode()).isEqualTo(422);
    }

    @Test
    void buttonsAreNotShownBeforeCompletion() {
      var action = "{\"label\":\"l\",\"description\":\"d\",\"identifier\":\"i\"}";
      assertThat(create(",\"actions\":[%s]".formatted(action))).isEqualTo(201);
      var run = repository.checks().of(pull.head()).getFirst();
      assertThatThrownBy(() -> repository.checks().press(run.id(), "i", ada))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Nested
  class Faults {
    private static final String COMMENTS = HERE + "/issues/1/comments";

    @Test
    void gatewayFailsWithAPageAndWithoutEffect() {
      sandbox.faults().next(1, "POST", "/comments", new Fault.BadGateway());
      var failed = rest.post(COMMENTS, "{\"body\":\"a\"}");
      assertThat(failed.statusCode()).isEqualTo(502);
      assertThat(failed.body()).startsWith("<html>");
      assertThat(pull.thread()).isEmpty();
      assertThat(rest.post(COMMENTS, "{\"body\":\"a\"}").statusCode()).isEqualTo(201);
    }

    @Test
    void connectionBreaksBeforeOrAfterTheWork() {
      sandbox.faults().next(1, "POST", "/comments", new Fault.ResetBefore());
      assertThatThrownBy(() -> rest.post(COMMENTS, "{\"body\":\"a\"}"))
          .isInstanceOf(UncheckedIOException.class);
      assertThat(pull.thread()).isEmpty();
      sandbox.faults().clear();
      sandbox.faults().next(1, "POST", "/comments", new Fault.ResetAfter());
      assertThatThrownBy(() -> rest.post(COMMENTS, "{\"body\":\"b\"}"))
          .isInstanceOf(UncheckedIOException.class);
      assertThat(pull.thread()).hasSize(1);
    }

    @Test
    void limitsAreToldInGitHubsWay() {
      sandbox.faults().next(1, "GET", HERE, new Fault.SecondaryLimitFor(Duration.ofSeconds(7)));
      var secondary = rest.get(HERE);
      assertThat(secondary.statusCode()).isEqualTo(403);
      assertThat(secondary.headers().firstValue("Retry-After")).hasValue("7");
      sandbox.faults().next(1, "GET", HERE, new Fault.PrimaryLimit());
      var primary = rest.get(HERE);
      assertThat(primary.statusCode()).isEqualTo(403);
      assertThat(primary.headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
    }

    @Test
    void answerIsCut() {
      sandbox.faults().next(1, "GET", HERE, new Fault.Truncated());
      assertThatThrownBy(() -> Rest.json(rest.get(HERE))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void hangingRequestEndsWithTheSandbox() throws InterruptedException {
      // Java's client would repeat a read by itself, at a server that is about to close.
      sandbox.faults().next(1, "POST", "/comments", new Fault.Hang());
      var asking = Thread.ofVirtual().unstarted(() -> rest.post(COMMENTS, "{\"body\":\"a\"}"));
      asking.setUncaughtExceptionHandler((_, _) -> {});
      asking.start();
      sandbox.awaitRequest(visit -> visit.path().equals(COMMENTS), Duration.ofSeconds(10));
      assertThat(asking.isAlive()).isTrue();
      sandbox.close();
      assertThat(asking.join(Duration.ofSeconds(10))).isTrue();
    }
  }
}
