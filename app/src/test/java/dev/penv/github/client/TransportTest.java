package dev.penv.github.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static dev.penv.github.client.Stub.COMMIT;
import static dev.penv.github.client.Stub.REPO;
import static dev.penv.github.client.Stub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.penv.github.Answer;
import dev.penv.github.GitHub.Unreachable;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TransportTest {
  private static final String MAIN = "/api/v3/repos/ada/engine/commits/main";
  private static final String COMMENT = "/api/v3/repos/ada/engine/issues/comments/900";
  private static final Writing.Say SAY = new Writing.Say(REPO, 7, "run=r-1", "text", Urgency.NOW);

  private final Stub stub = new Stub();

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void everyCallSaysWhoAndWhichVersion() {
    stub.on(get(urlEqualTo(MAIN)), aResponse().withBody(COMMIT.sha()));
    stub.on(patch(urlEqualTo(COMMENT)), json(200, "{\"id\":900}"));
    stub.reads().commit(REPO, "main");
    stub.wire().update(SAY, 900);
    var all = stub.server.getAllServeEvents().stream().map(event -> event.getRequest()).toList();
    assertThat(all)
        .hasSize(3)
        .allSatisfy(request -> {
          assertThat(request.getHeader("X-GitHub-Api-Version")).isEqualTo("2022-11-28");
          assertThat(request.getHeader("User-Agent")).isEqualTo("penv");
          assertThat(request.getHeader("Accept")).startsWith("application/vnd.github");
          assertThat(request.getHeader("Authorization")).startsWith("Bearer ");
        });
    assertThat(stub.requests())
        .allSatisfy(request ->
            assertThat(request.getHeader("Authorization")).startsWith("Bearer ghs_1.xxx"));
  }

  @Test
  void anUnchangedAnswerIsNotSentAgain() {
    stub.on(
        get(urlEqualTo(MAIN)), aResponse().withHeader("ETag", "\"abc\"").withBody(COMMIT.sha()));
    assertThat(stub.reads().commit(REPO, "main")).contains(COMMIT);
    stub.server.stubFor(
        get(urlEqualTo(MAIN))
            .withHeader("If-None-Match", equalTo("\"abc\""))
            .willReturn(aResponse().withStatus(304)));
    assertThat(stub.reads().commit(REPO, "main")).contains(COMMIT);
    assertThat(stub.requests()).hasSize(2);
  }

  @Test
  void aMissingThingWithAnETagIsAskedForOnce() {
    stub.on(
        get(urlEqualTo("/api/v3/repos/ada/engine/pulls/7")),
        json(404, "{}").withHeader("ETag", "\"abc\""));
    assertThat(stub.reads().pullRequest(REPO, 7)).isEmpty();
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void aRenamedRepositoryIsFollowed() {
    stub.on(get(urlEqualTo(MAIN)), moved(301, "/api/v3/repositories/11/commits/main"));
    stub.on(
        get(urlEqualTo("/api/v3/repositories/11/commits/main")),
        aResponse().withBody(COMMIT.sha()));
    assertThat(stub.reads().commit(REPO, "main")).contains(COMMIT);
    assertThat(stub.requests().getLast().getHeader("Authorization")).startsWith("Bearer ghs_");
  }

  @Test
  void aWriteToARenamedRepositoryIsFollowedWithItsBody() {
    stub.on(patch(urlEqualTo(COMMENT)), moved(307, "/api/v3/repositories/11/issues/comments/900"));
    stub.on(
        patch(urlEqualTo("/api/v3/repositories/11/issues/comments/900")),
        json(200, "{\"id\":900}"));
    assertThat(stub.wire().update(SAY, 900)).isInstanceOf(Answer.Stands.class);
    assertThat(stub.requests().getLast().getBodyAsString()).contains("text");
  }

  @Test
  void aWriteIsNeverTurnedIntoARead() {
    stub.on(patch(urlEqualTo(COMMENT)), moved(302, "/elsewhere"));
    assertThat(stub.wire().update(SAY, 900)).isInstanceOf(Answer.Refused.class);
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void anotherHostDoesNotSeeTheToken() {
    var other = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    other.start();
    try {
      other.stubFor(get(urlEqualTo("/raw")).willReturn(aResponse().withBody(COMMIT.sha())));
      stub.on(get(urlEqualTo(MAIN)), moved(302, other.baseUrl() + "/raw"));
      assertThat(stub.reads().commit(REPO, "main")).contains(COMMIT);
      other.verify(getRequestedFor(urlEqualTo("/raw")).withHeader("Authorization", absent()));
    } finally {
      other.stop();
    }
  }

  @Test
  void aCircleOfRedirectsEnds() {
    stub.on(get(urlEqualTo(MAIN)), moved(302, MAIN));
    assertThatThrownBy(() -> stub.reads().commit(REPO, "main"))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("redirected");
  }

  @Test
  void aRedirectToNowhereIsAFailure() {
    stub.on(get(urlEqualTo(MAIN)), moved(302, "no address at all"));
    assertThatThrownBy(() -> stub.reads().commit(REPO, "main")).isInstanceOf(Unreachable.class);
  }

  @Test
  void aPageOnAnotherHostIsNotAskedFor() {
    stub.on(get(urlEqualTo("/api/v3/app")), json(200, "{\"id\":42,\"slug\":\"penv\"}"));
    stub.on(get(urlEqualTo("/api/v3/users/penv%5Bbot%5D")), json(200, "{\"id\":4242}"));
    stub.on(
        get(urlPathEqualTo("/api/v3/repos/ada/engine/issues/7/comments")),
        json(200, "[]").withHeader("Link", "<https://evil.example/x>; rel=\"next\""));
    assertThat(stub.wire().find(SAY, stub.clock.instant())).isInstanceOf(Answer.Unsent.class);
  }

  @Test
  void eachRouteIsTimed() {
    stub.on(get(urlEqualTo(MAIN)), aResponse().withBody(COMMIT.sha()));
    stub.reads().commit(REPO, "main");
    assertThat(stub.metrics.find("penv.github.requests").timers())
        .extracting(timer -> timer.getId().getTag("route"), Timer::count)
        .containsExactlyInAnyOrder(
            tuple("/repos/{owner}/{repo}/commits/{ref}", 1L),
            tuple("/app/installations/{id}/access_tokens", 1L));
  }

  @Test
  void theTokenIsMintedOnceAndForItsPurposeOnly() {
    stub.on(get(urlEqualTo(MAIN)), aResponse().withBody(COMMIT.sha()));
    stub.reads().commit(REPO, "main");
    stub.reads().commit(REPO, "main");
    stub.reads().cloneToken(REPO);
    assertThat(stub.mints()).hasSize(2);
    assertThat(stub.mints().getFirst().getBodyAsString())
        .contains("\"checks\":\"write\"", "\"contents\":\"read\"")
        .doesNotContain("repository_ids", "administration");
    assertThat(stub.mints().getLast().getBodyAsString())
        .isIn(
            "{\"permissions\":{\"contents\":\"read\"},\"repository_ids\":[11]}",
            "{\"repository_ids\":[11],\"permissions\":{\"contents\":\"read\"}}");
  }

  @Test
  void aTokenIsRenewedBeforeItExpires() {
    stub.on(get(urlEqualTo(MAIN)), aResponse().withBody(COMMIT.sha()));
    stub.reads().commit(REPO, "main");
    stub.clock.advance(Duration.ofMinutes(54));
    stub.reads().commit(REPO, "main");
    assertThat(stub.mints()).hasSize(1);
    stub.clock.advance(Duration.ofMinutes(2));
    stub.reads().commit(REPO, "main");
    assertThat(stub.mints()).hasSize(2);
  }

  @Test
  void aTokenFromBeforeTheClockWasSetBackIsNotHandedOut() {
    stub.on(get(urlEqualTo(MAIN)), aResponse().withBody(COMMIT.sha()));
    stub.reads().commit(REPO, "main");
    stub.clock.advance(Duration.ofMinutes(50));
    stub.clock.advance(Duration.ofHours(-3));
    stub.reads().commit(REPO, "main");
    stub.reads().commit(REPO, "main");
    assertThat(stub.mints()).hasSize(2);
  }

  private static ResponseDefinitionBuilder moved(int status, String to) {
    return aResponse().withStatus(status).withHeader("Location", to);
  }
}
