package dev.penv.github.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.penv.github.Account;
import dev.penv.github.GitHub.Unreachable;
import dev.penv.github.SignIn;
import dev.penv.github.SignIn.Answered;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who a person is, by GitHub's web flow. */
class SignInTest {
  private static final URI BACK = URI.create("https://penv.test/login/callback");
  private static final String EXCHANGE = "/login/oauth/access_token";
  private static final String USER = "/api/v3/user";
  private static final String REVOKE = "/api/v3/applications/Iv1.client/token";

  private final Stub stub = new Stub();
  private final SignIn signIn =
      stub.app.signIn(URI.create(stub.server.baseUrl()), "Iv1.client", "secret & more");

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void browserIsSentWithAChallengeAndWithoutTheSecret() {
    var page = signIn.page(BACK, "state", "challenge");
    assertThat(page)
        .hasPath("/login/oauth/authorize")
        .hasParameter("client_id", "Iv1.client")
        .hasParameter("redirect_uri", BACK.toString())
        .hasParameter("state", "state")
        .hasParameter("code_challenge", "challenge")
        .hasParameter("code_challenge_method", "S256");
    assertThat(page.toString()).doesNotContain("secret");
  }

  @Test
  void tokenIsUsedForOneQuestionAndRevoked() {
    tokenIs("ghu_1234567890");
    stub.on(get(urlEqualTo(USER)), user(7, "User"));
    stub.on(delete(urlEqualTo(REVOKE)), aResponse().withStatus(204));
    assertThat(signIn.whoIs("code", "verifier", BACK))
        .isEqualTo(new Answered.Known(new Account(7, "ada", false)));
    var exchange = stub.requests().getFirst();
    assertThat(exchange.getHeader("Accept")).isEqualTo("application/json");
    assertThat(exchange.getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(exchange.getBodyAsString())
        .isEqualTo(
            "client_id=Iv1.client&client_secret=secret+%26+more&code=code"
                + "&redirect_uri=https%3A%2F%2Fpenv.test%2Flogin%2Fcallback"
                + "&code_verifier=verifier");
    assertThat(stub.requests().get(1).getHeader("Authorization"))
        .isEqualTo("Bearer ghu_1234567890");
    var revoked = stub.requests().getLast();
    assertThat(revoked.getUrl()).isEqualTo(REVOKE);
    assertThat(revoked.getBodyAsString()).isEqualTo("{\"access_token\":\"ghu_1234567890\"}");
    assertThat(revoked.getHeader("Authorization")).startsWith("Basic ");
  }

  @Test
  void answerForOnePersonIsNeverGivenToAnother() {
    tokenIs("ghu_1234567890");
    stub.on(get(urlEqualTo(USER)), user(7, "User").withHeader("ETag", "\"1\""));
    signIn.whoIs("code", "verifier", BACK);
    stub.on(get(urlEqualTo(USER)), user(8, "User").withHeader("ETag", "\"1\""));
    assertThat(signIn.whoIs("other", "verifier", BACK))
        .isEqualTo(new Answered.Known(new Account(8, "ada", false)));
    assertThat(stub.requests())
        .filteredOn(request -> request.getUrl().equals(USER))
        .extracting(request -> request.getHeader("If-None-Match"))
        .containsOnlyNulls();
  }

  @ParameterizedTest
  @CsvSource({
    "bad_verification_code, bad_verification_code",
    "redirect_uri_mismatch, redirect_uri_mismatch",
    "<script>alert(1)</script>, no_token",
    "'', no_token"
  })
  void errorsAreWordsOfGithub(String error, String word) {
    stub.on(post(urlPathEqualTo(EXCHANGE)), Stub.json(200, "{\"error\":\"%s\"}".formatted(error)));
    assertThat(signIn.whoIs("code", "verifier", BACK)).isEqualTo(new Answered.Unknown(word));
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void botsAreNotPeople() {
    tokenIs("ghu_1234567890");
    stub.on(get(urlEqualTo(USER)), user(7, "Bot"));
    assertThat(signIn.whoIs("code", "verifier", BACK))
        .isEqualTo(new Answered.Unknown("not_a_person"));
  }

  @Test
  void codeIsNeverSentTwice() {
    stub.on(post(urlPathEqualTo(EXCHANGE)), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertThatThrownBy(() -> signIn.whoIs("code", "verifier", BACK))
        .isInstanceOf(Unreachable.class)
        .hasMessageNotContaining("secret");
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void questionIsAskedAgainWhenItsAnswerIsLost() {
    tokenIs("ghu_1234567890");
    stub.server.stubFor(
        get(urlEqualTo(USER))
            .inScenario("lost")
            .whenScenarioStateIs(STARTED)
            .willReturn(aResponse().withStatus(502))
            .willSetStateTo("back"));
    stub.server.stubFor(
        get(urlEqualTo(USER))
            .inScenario("lost")
            .whenScenarioStateIs("back")
            .willReturn(user(7, "User")));
    assertThat(signIn.whoIs("code", "verifier", BACK)).isInstanceOf(Answered.Known.class);
  }

  @ParameterizedTest
  @CsvSource({"500", "502", "403", "429"})
  void whatIsNoAnswerIsNobody(int status) {
    tokenIs("ghu_1234567890");
    stub.on(get(urlEqualTo(USER)), Stub.json(status, "{\"id\":7,\"login\":\"ada\"}"));
    assertThatThrownBy(() -> signIn.whoIs("code", "verifier", BACK))
        .isInstanceOf(Unreachable.class)
        .hasMessageNotContaining("ghu_");
    assertThat(stub.requests()).extracting(LoggedRequest::getUrl).contains(REVOKE);
  }

  @Test
  void secretDoesNotFollowARedirectToAnotherHost() {
    stub.on(
        post(urlPathEqualTo(EXCHANGE)),
        aResponse().withStatus(307).withHeader("Location", "http://127.0.0.1:1/elsewhere"));
    assertThatThrownBy(() -> signIn.whoIs("code", "verifier", BACK))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("redirected");
  }

  private void tokenIs(String token) {
    stub.on(
        post(urlPathEqualTo(EXCHANGE)),
        Stub.json(200, "{\"access_token\":\"%s\",\"token_type\":\"bearer\"}".formatted(token)));
  }

  private static ResponseDefinitionBuilder user(long id, String type) {
    return Stub.json(200, "{\"id\":%d,\"login\":\"ada\",\"type\":\"%s\"}".formatted(id, type));
  }
}
