package dev.penv.github.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.penv.github.CommitId;
import dev.penv.github.GitHub;
import dev.penv.github.Repo;
import dev.penv.github.Wire;
import dev.penv.world.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** penv as an App at a stubbed GitHub that mints tokens and knows nothing else. */
final class Stub implements AutoCloseable {
  static final Repo REPO = new Repo(11, "ada", "engine", 5);
  static final CommitId COMMIT = new CommitId("3f2a91c0000000000000000000000000000000ab");
  static final String TOKENS = "/api/v3/app/installations/5/access_tokens";

  /** Long enough for a busy machine, with short pauses. */
  private static final Patience PATIENT =
      new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(2));

  final WireMockServer server =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  final TestClock clock = TestClock.atNoon();
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final GitHubApp app;

  Stub() {
    this(PATIENT);
  }

  private Stub(Patience patience) {
    server.start();
    server.stubFor(any(anyUrl()).atPriority(100).willReturn(aResponse().withStatus(599)));
    tokenIs("ghs_1." + "x".repeat(500));
    var api = URI.create(server.baseUrl() + "/api/v3/");
    app = new GitHubApp(api, AppKey.of(42, Keys.pkcs1()), patience, clock, metrics);
  }

  /** For a server that is meant to be given up. */
  static Stub hurried() {
    var second = Duration.ofSeconds(1);
    return new Stub(new Patience(second, second, Duration.ofMillis(1)));
  }

  GitHub reads() {
    return app.reads();
  }

  Wire wire() {
    return app.wire();
  }

  /** What the next minted tokens are. */
  void tokenIs(String token) {
    var until = clock.instant().plus(Duration.ofHours(1));
    var body =
        "{\"token\":\"%s\",\"expires_at\":\"%s\",\"permissions\":{}}".formatted(token, until);
    on(post(urlPathEqualTo(TOKENS)), json(201, body));
  }

  void on(MappingBuilder request, ResponseDefinitionBuilder response) {
    server.stubFor(request.willReturn(response));
  }

  static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json; charset=utf-8")
        .withBody(body);
  }

  /** All requests but those for tokens, oldest first. */
  List<LoggedRequest> requests() {
    return server.getAllServeEvents().reversed().stream()
        .map(event -> event.getRequest())
        .filter(request -> !request.getUrl().equals(TOKENS))
        .toList();
  }

  List<LoggedRequest> mints() {
    return server.getAllServeEvents().reversed().stream()
        .map(event -> event.getRequest())
        .filter(request -> request.getUrl().equals(TOKENS))
        .toList();
  }

  @Override
  public void close() {
    app.close();
    server.stop();
  }
}
