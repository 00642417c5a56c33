package dev.penv.github.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.penv.github.client.Stub.COMMIT;
import static dev.penv.github.client.Stub.REPO;
import static dev.penv.github.client.Stub.TOKENS;
import static dev.penv.github.client.Stub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.penv.github.Answer;
import dev.penv.github.GitHub.Unreachable;
import dev.penv.github.Repo;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class LimitsTest {
  private static final String MAIN = "/api/v3/repos/ada/engine/commits/main";
  private static final String COMMENTS = "/api/v3/repos/ada/engine/issues/7/comments";
  private static final String SECONDARY =
      "{\"message\":\"You have exceeded a secondary rate limit\"}";
  private static final Writing.Say SAY = new Writing.Say(REPO, 7, "run=r-1", "text", Urgency.NOW);

  private final Stub stub = new Stub();

  @AfterEach
  void stop() {
    stub.close();
  }

  @ParameterizedTest
  @CsvSource({"403, 7, 7", "429, 7, 7", "403, 999999, 3605", "429, 0, 1"})
  void theNamedTimeIsObeyed(int status, String after, long seconds) {
    comments(json(status, SECONDARY).withHeader("Retry-After", after));
    assertThat(stub.wire().create(SAY)).isEqualTo(limited(Duration.ofSeconds(seconds)));
    stub.clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
    assertThat(stub.wire().create(SAY)).isInstanceOf(Answer.Limited.class);
    assertThat(stub.requests()).hasSize(1);
    stub.clock.advance(Duration.ofMillis(1));
    comments(json(201, "{\"id\":900}"));
    assertThat(stub.wire().create(SAY)).isEqualTo(new Answer.Stands(900, 0));
  }

  @Test
  void aFailureThatNamesATimeIsNotRepeatedBefore() {
    stub.on(get(urlEqualTo(MAIN)), aResponse().withStatus(503).withHeader("Retry-After", "30"));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> stub.reads().commit(REPO, "main")).isInstanceOf(Unreachable.class);
    }
    assertThat(stub.requests()).hasSize(1);
    stub.clock.advance(Duration.ofSeconds(30));
    stub.on(get(urlEqualTo(MAIN)), aResponse().withBody(COMMIT.sha()));
    assertThat(stub.reads().commit(REPO, "main")).hasValue(COMMIT);
  }

  @Test
  void aWriteThatFailedWithATimeMayHaveBeenCarriedOut() {
    comments(json(503, "{}").withHeader("Retry-After", "30"));
    assertThat(stub.wire().create(SAY)).isInstanceOf(Answer.Lost.class);
    assertThat(stub.wire().create(SAY)).isEqualTo(limited(Duration.ofSeconds(30)));
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void withoutANamedTimeItIsAMinuteThenTwice() {
    comments(json(403, SECONDARY));
    assertThat(stub.wire().create(SAY)).isEqualTo(limited(Duration.ofMinutes(1)));
    stub.clock.advance(Duration.ofMinutes(1));
    assertThat(stub.wire().create(SAY)).isEqualTo(limited(Duration.ofMinutes(2)));
    stub.clock.advance(Duration.ofMinutes(2));
    assertThat(stub.wire().create(SAY)).isEqualTo(limited(Duration.ofMinutes(4)));
  }

  @ParameterizedTest
  @CsvSource({"soon, 60", "'', 60"})
  void anUnreadableTimeIsAMinute(String after, long seconds) {
    comments(json(429, "{}").withHeader("Retry-After", after));
    assertThat(stub.wire().create(SAY)).isEqualTo(limited(Duration.ofSeconds(seconds)));
  }

  @Test
  void anExhaustedHourIsWaitedFor() {
    var reset = stub.clock.instant().plus(Duration.ofMinutes(23));
    comments(budget(json(403, "{\"message\":\"API rate limit exceeded\"}"), 0, reset));
    assertThat(stub.wire().create(SAY)).isEqualTo(limited(Duration.ofMinutes(23)));
  }

  @Test
  void theLastCallOfAnHourIsTheLast() {
    var reset = stub.clock.instant().plus(Duration.ofMinutes(23));
    comments(budget(json(201, "{\"id\":900}"), 0, reset));
    assertThat(stub.wire().create(SAY)).isEqualTo(new Answer.Stands(900, 0));
    assertThat(stub.wire().create(SAY)).isEqualTo(limited(Duration.ofMinutes(23)));
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void whatIsLeftOfTheHourIsShown() {
    comments(budget(json(201, "{\"id\":900}"), 4_999, stub.clock.instant().plusSeconds(60)));
    stub.wire().create(SAY);
    comments(budget(json(201, "{\"id\":901}"), 4_998, stub.clock.instant().plusSeconds(60)));
    stub.wire().create(SAY);
    var gauge = stub.metrics.get("penv.github.remaining").tag("installation", "5").gauge();
    assertThat(gauge.value()).isEqualTo(4_998);
  }

  @Test
  void aReadDoesNotWaitForALimit() {
    stub.on(get(urlEqualTo(MAIN)), json(403, SECONDARY).withHeader("Retry-After", "60"));
    assertThatThrownBy(() -> stub.reads().commit(REPO, "main"))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("limited by GitHub until 2026-11-20T12:01:00Z");
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void anotherInstallationIsNotLimited() {
    comments(json(429, "{}"));
    stub.wire().create(SAY);
    stub.on(
        post(urlEqualTo(TOKENS.replace("5", "6"))),
        json(201, "{\"token\":\"t\",\"expires_at\":\"2026-11-20T13:00:00Z\"}"));
    stub.on(
        get(urlEqualTo("/api/v3/repos/bob/loom/commits/main")), aResponse().withBody(COMMIT.sha()));
    assertThat(stub.reads().commit(new Repo(12, "bob", "loom", 6), "main")).contains(COMMIT);
  }

  @Test
  void anEarlierCallThatStillWorksDoesNotEndALimit() {
    var limits = new Limits(stub.clock, stub.metrics);
    assertThatThrownBy(() -> limits.learn(5, reply(429))).isInstanceOf(Failure.Limited.class);
    limits.learn(5, reply(200));
    assertThatThrownBy(() -> limits.check(5)).isInstanceOf(Failure.Limited.class);
  }

  @Test
  void aClockThatIsSetBackDoesNotSilenceUs() {
    comments(json(429, "{}").withHeader("Retry-After", "60"));
    stub.wire().create(SAY);
    stub.clock.advance(Duration.ofDays(-1));
    comments(json(201, "{\"id\":900}"));
    assertThat(stub.wire().create(SAY)).isInstanceOf(Answer.Stands.class);
  }

  private Answer limited(Duration time) {
    return new Answer.Limited(stub.clock.instant().plus(time));
  }

  private static Reply reply(int status) {
    return new Reply(status, HttpHeaders.of(Map.of(), (_, _) -> true), "");
  }

  private void comments(ResponseDefinitionBuilder response) {
    stub.on(post(urlEqualTo(COMMENTS)), response);
  }

  private static ResponseDefinitionBuilder budget(
      ResponseDefinitionBuilder response, int remaining, Instant reset) {
    return response
        .withHeader("X-RateLimit-Limit", "5000")
        .withHeader("X-RateLimit-Remaining", Integer.toString(remaining))
        .withHeader("X-RateLimit-Reset", Long.toString(reset.getEpochSecond()));
  }
}
