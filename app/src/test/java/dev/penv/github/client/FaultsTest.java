package dev.penv.github.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static dev.penv.github.client.Stub.COMMIT;
import static dev.penv.github.client.Stub.REPO;
import static dev.penv.github.client.Stub.TOKENS;
import static dev.penv.github.client.Stub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.penv.github.Account;
import dev.penv.github.Answer;
import dev.penv.github.GitHub.Unreachable;
import dev.penv.github.Repo;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FaultsTest {
  private static final String MAIN = "/api/v3/repos/ada/engine/commits/main";
  private static final String COMMENTS = "/api/v3/repos/ada/engine/issues/7/comments";
  private static final Writing.Say SAY = new Writing.Say(REPO, 7, "run=r-1", "text", Urgency.NOW);

  private final Stub stub = new Stub();

  @AfterEach
  void stop() {
    stub.close();
  }

  static List<ResponseDefinitionBuilder> brokenAnswers() {
    return List.of(
        aResponse().withStatus(502).withBody("<html>Unicorn!</html>"),
        json(503, "{\"message\":\"later\"}"),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        aResponse().withFault(Fault.EMPTY_RESPONSE),
        aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
  }

  @ParameterizedTest
  @MethodSource("brokenAnswers")
  void aReadIsRepeatedAndThenWorks(ResponseDefinitionBuilder broken) {
    stub.server.stubFor(
        get(urlEqualTo(MAIN))
            .inScenario("s")
            .whenScenarioStateIs(STARTED)
            .willReturn(broken)
            .willSetStateTo("well"));
    stub.server.stubFor(
        get(urlEqualTo(MAIN))
            .inScenario("s")
            .whenScenarioStateIs("well")
            .willReturn(aResponse().withBody(COMMIT.sha())));
    assertThat(stub.reads().commit(REPO, "main")).contains(COMMIT);
  }

  @Test
  void aReadIsRepeatedTwiceAndNotForEver() {
    stub.on(get(urlEqualTo(MAIN)), aResponse().withStatus(502));
    assertThatThrownBy(() -> stub.reads().commit(REPO, "main")).isInstanceOf(Unreachable.class);
    assertThat(stub.requests()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("brokenAnswers")
  void aWriteIsSentOnceAndItsFateUnknown(ResponseDefinitionBuilder broken) {
    stub.on(post(urlEqualTo(COMMENTS)), broken);
    assertThat(stub.wire().create(SAY)).isInstanceOf(Answer.Lost.class);
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void aServerThatHangsIsLeft() {
    try (var hanging = Stub.hurried()) {
      hanging.on(any(anyUrl()), json(201, "{\"id\":1}").withFixedDelay(60_000));
      assertThatThrownBy(() -> hanging.reads().commit(REPO, "main"))
          .isInstanceOf(Unreachable.class)
          .hasMessageContaining("no answer within");
    }
  }

  @Test
  void aServerThatHangsInTheMiddleOfItsAnswerIsLeft() {
    try (var hanging = Stub.hurried()) {
      var dribble = json(201, " ".repeat(1000)).withChunkedDribbleDelay(50, 60_000);
      hanging.on(any(anyUrl()), dribble);
      assertThatThrownBy(() -> hanging.reads().commit(REPO, "main"))
          .isInstanceOf(Unreachable.class)
          .hasMessageContaining("no answer within");
    }
  }

  @Test
  void halfAnAnswerIsNone() {
    stub.on(post(urlEqualTo(COMMENTS)), json(201, "{\"id\":900,\"bod"));
    assertThat(stub.wire().create(SAY)).isInstanceOf(Answer.Lost.class);
    stub.on(
        get(urlEqualTo("/api/v3/repos/ada/engine/collaborators/bob/permission")),
        json(200, "{\"permission\":\"admin\",\"user\":{\"id\":7"));
    assertThatThrownBy(() -> stub.reads().permission(REPO, new Account(7, "bob", false)))
        .isInstanceOf(Unreachable.class);
    stub.on(get(urlEqualTo("/api/v3/repos/ada/engine/pulls/7")), json(200, "{\"number\":"));
    assertThatThrownBy(() -> stub.reads().pullRequest(REPO, 7)).isInstanceOf(Unreachable.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 500, 502, 418})
  void noFailureIsAPermission(int status) {
    stub.on(
        get(urlEqualTo("/api/v3/repos/ada/engine/collaborators/bob/permission")),
        json(status, "{\"permission\":\"admin\",\"user\":{\"id\":7}}"));
    assertThatThrownBy(() -> stub.reads().permission(REPO, new Account(7, "bob", false)))
        .isInstanceOf(Unreachable.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 422})
  void whatGitHubDoesNotUnderstandIsInvalid(int status) {
    stub.on(
        post(urlEqualTo(COMMENTS)),
        json(status, "{\"message\":\"Validation Failed\",\"errors\":[{\"field\":\"body\"}]}"));
    assertThat(stub.wire().create(SAY))
        .isInstanceOfSatisfying(
            Answer.Invalid.class,
            invalid -> assertThat(invalid.reason()).contains("Validation Failed", "body"));
  }

  @Test
  void whatIsNotAllowedIsRefused() {
    var why = "Resource not accessible by integration";
    stub.on(post(urlEqualTo(COMMENTS)), json(403, "{\"message\":\"" + why + "\"}"));
    assertThat(stub.wire().create(SAY))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.reason()).contains(why));
  }

  @Test
  void anExpiredTokenIsRenewedOnce() {
    stub.server.stubFor(
        post(urlEqualTo(COMMENTS))
            .inScenario("s")
            .whenScenarioStateIs(STARTED)
            .willReturn(json(401, "{\"message\":\"Bad credentials\"}"))
            .willSetStateTo("renewed"));
    stub.server.stubFor(
        post(urlEqualTo(COMMENTS))
            .inScenario("s")
            .whenScenarioStateIs("renewed")
            .willReturn(json(201, "{\"id\":900}")));
    assertThat(stub.wire().create(SAY)).isEqualTo(new Answer.Stands(900, 0));
    assertThat(stub.mints()).hasSize(2);
  }

  @Test
  void aTokenThatIsRefusedAgainShutsTheInstallation() {
    stub.on(post(urlEqualTo(COMMENTS)), json(401, "{\"message\":\"Bad credentials\"}"));
    assertThat(stub.wire().create(SAY)).isInstanceOf(Answer.Shut.class);
    assertThat(stub.requests()).hasSize(2);
    assertThat(stub.mints()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 422})
  void anInstallationWithoutATokenIsShut(int status) {
    stub.on(post(urlEqualTo(TOKENS)), json(status, "{\"message\":\"suspended\"}"));
    assertThat(stub.wire().create(SAY)).isInstanceOf(Answer.Shut.class);
    assertThatThrownBy(() -> stub.reads().commit(REPO, "main")).isInstanceOf(Unreachable.class);
    assertThat(stub.requests()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("brokenAnswers")
  void withoutATokenNothingWasWritten(ResponseDefinitionBuilder broken) {
    stub.on(post(urlEqualTo(TOKENS)), broken);
    assertThat(stub.wire().create(SAY)).isInstanceOf(Answer.Unsent.class);
    assertThat(stub.requests()).isEmpty();
  }

  @Test
  void withoutAServerNothingWasWritten() {
    stub.server.stop();
    assertThat(stub.wire().create(SAY)).isInstanceOf(Answer.Unsent.class);
  }

  @Test
  void noSecretIsInAnyReason() {
    stub.tokenIs("ghs_secretsecretsecretsecretsecretsecretse");
    stub.on(any(urlEqualTo(MAIN)), json(403, "{\"message\":\"no\"}"));
    assertNoSecret(() -> stub.reads().commit(REPO, "main"));
    stub.on(any(urlEqualTo(MAIN)), aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
    assertNoSecret(() -> stub.reads().commit(REPO, "main"));
    stub.on(
        post(urlEqualTo("/api/v3/app/installations/6/access_tokens")),
        json(201, "{\"token\":\"ghs_secretsecretsecretsecretsecretsecretse\",\"expires_a"));
    var other = new Repo(12, "bob", "loom", 6);
    assertNoSecret(() -> stub.reads().commit(other, "main"));
  }

  @Test
  void whatIsNoCommitIsNotTakenForOne() {
    stub.on(get(urlEqualTo(MAIN)), aResponse().withBody("<html>sign in to the network</html>"));
    assertThatThrownBy(() -> stub.reads().commit(REPO, "main")).isInstanceOf(Unreachable.class);
  }

  private static void assertNoSecret(Runnable call) {
    try {
      call.run();
      fail("works");
    } catch (RuntimeException failure) {
      var text = new StringWriter();
      failure.printStackTrace(new PrintWriter(text));
      assertThat(text.toString()).doesNotContain("secretsecret", "Bearer ", "PRIVATE");
    }
  }
}
