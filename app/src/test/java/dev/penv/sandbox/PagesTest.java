package dev.penv.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.Needs;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.hub.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path folder;
  private Sandbox sandbox;
  private Account ada;
  private Repository repository;
  private PullRequest pull;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(SandboxOptions.with(InstantSource.fixed(NOW)));
    ada = sandbox.user("ada");
    repository = sandbox.repository("octo", "demo").collaborator(ada, Role.WRITE);
    repository.commit("main", Map.of("README.md", "# Demo\n", "src/a.txt", "a\n"), "first");
    repository.commit("feature", Map.of("b.txt", "b\n"), "second");
    pull = repository.openPullRequest("feature", "main", "Try b", ada);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private static HttpResponse<String> get(URI uri, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private String cookie() throws IOException, InterruptedException {
    var header = get(sandbox.page(pull)).headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(header).contains("HttpOnly", "SameSite=Strict");
    return header.substring(0, header.indexOf(';'));
  }

  private HttpResponse<String> act(String body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(sandbox.uri().resolve("/sandbox/act"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static String comment(String text) {
    return """
    {"act": "comment", "repository": "octo/demo", "number": 1, "as": "ada", "body": "%s"}
    """
        .formatted(text);
  }

  @Test
  void tokenOfTheLinkBecomesACookie() throws Exception {
    var link = sandbox.page(pull);
    var answer = get(link);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/octo/demo/pull/1");
    var wrong = get(URI.create(link.toString().replaceFirst("token=.", "token=_")));
    assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void writingNeedsTheCookie() throws Exception {
    assertThat(act(comment("hello")).statusCode()).isEqualTo(403);
    assertThat(act(comment("hello"), "Cookie", cookie().replaceFirst(".$", "_")).statusCode())
        .isEqualTo(403);
    assertThat(act(comment("hello"), "Cookie", cookie(), "Origin", "http://evil.example"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(403);
    assertThat(pull.thread()).isEmpty();
    assertThat(act(comment("hello"), "Cookie", cookie()).statusCode()).isEqualTo(204);
    assertThat(pull.thread().getFirst().author()).isEqualTo(ada);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"act\":\"comment\",\"repository\":\"octo/demo\",\"number\":1,\"as\":\"eve\",\"body\":\"x\"} | 404",
        "{\"act\":\"comment\",\"repository\":\"octo/demo\",\"number\":9,\"as\":\"ada\",\"body\":\"x\"} | 404",
        "{\"act\":\"comment\",\"repository\":\"octo\",\"number\":1,\"as\":\"ada\",\"body\":\"x\"}      | 404",
        "{\"act\":\"press\",\"repository\":\"octo/demo\",\"as\":\"ada\",\"run\":[1],\"identifier\":\"x\"} | 404",
        "{\"act\":\"sing\"} | 422",
        "{\"act\":          | 400",
      })
  void nonsenseIsRefused(String body, int status) throws Exception {
    assertThat(act(body, "Cookie", cookie()).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "/, octo/demo",
    "/octo/demo, Try b",
    "/octo/demo/pull/1, octo:feature",
    "/octo/demo/blob/main/src/a.txt, a\\n",
    "/octo/demo/tree/main/src, a.txt",
    "/octo/demo/commit/feature, second"
  })
  void pagesHoldTheirContent(String path, String content) throws Exception {
    var page = get(sandbox.uri().resolve(path));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains(content);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self'", "style-src 'self'");
  }

  @Test
  void missingPagesAreNotFound() throws Exception {
    assertThat(get(sandbox.uri().resolve("/octo/demo/pull/7")).statusCode()).isEqualTo(404);
    assertThat(get(sandbox.uri().resolve("/octo/none")).statusCode()).isEqualTo(404);
  }

  @Test
  void openPageFollowsTheConversation() throws Exception {
    var uri = sandbox.uri().resolve("/sandbox/live?path=/octo/demo/pull/1");
    var request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream").build();
    try (var lines = HTTP.send(request, BodyHandlers.ofLines()).body()) {
      var events = lines.filter(line -> line.startsWith("data:")).iterator();
      assertThat(events.next()).contains("Try b").doesNotContain("and now this");
      pull.comment(ada, "and now this");
      assertThat(events.next()).contains("and now this");
    }
  }

  @Test
  void buttonsOfACheckArePressed() throws Exception {
    var action = "{\"label\":\"Again\",\"description\":\"d\",\"identifier\":\"again\"}";
    var check =
        "{\"name\":\"x\",\"head_sha\":\"%s\",\"conclusion\":\"success\",\"actions\":[%s]}"
            .formatted(pull.head(), action);
    Rest.of(sandbox).as(sandbox.token(repository)).post("/repos/octo/demo/check-runs", check);
    var id = repository.checks().of(pull.head()).getFirst().id();
    var press =
        "{\"act\":\"press\",\"repository\":\"octo/demo\",\"as\":\"ada\",\"run\":[%d],\"identifier\":\"%s\"}";
    try (var hook = new Hook()) {
      sandbox.webhookTo(hook.uri(), "secret");
      assertThat(act(press.formatted(id, "again"), "Cookie", cookie()).statusCode()).isEqualTo(204);
      assertThat(act(press.formatted(id, "other"), "Cookie", cookie()).statusCode()).isEqualTo(409);
      sandbox.awaitDelivered(Duration.ofSeconds(10));
      assertThat(hook.summaries()).contains("check_run requested_action");
    }
  }

  @Test
  void browserDrawsTheConversation() throws Exception {
    pull.comment(ada, "**bold** <script>document.title='broken'</script>");
    var chromium = Needs.command("chromium", "chromium-browser", "google-chrome");
    var process =
        new ProcessBuilder(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--user-data-dir=" + folder,
                "--dump-dom",
                sandbox.page(pull).toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var dom = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(dom)
        .contains("<title>Try b #1 · octo/demo</title>", "<strong>bold</strong>", "ada (write)");
    assertThat(process.waitFor()).isZero();
  }
}
