package dev.penv.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.world.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The web flow refuses what GitHub's refuses. */
class ConsentTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
  private static final URI BACK = URI.create("https://penv.test/login/callback");
  private static final String VERIFIER = "v".repeat(43);
  private static final Pattern NONCE = Pattern.compile("name=\"nonce\" value=\"(\\w+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=(\\w+)");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private Sandbox sandbox;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(SandboxOptions.with(now::get));
    sandbox.user("ada");
    sandbox.callback(BACK);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void codeGivesATokenThatSaysWhoItIsAndNothingElse() throws Exception {
    var token = token(exchange(code(), VERIFIER, sandbox.clientSecret()));
    assertThat(token).startsWith("ghu_");
    var rest = Rest.of(sandbox).as(token);
    assertThat(Rest.json(rest.get("/user")).at("/login").asText()).isEqualTo("ada");
    assertThat(rest.get("/app").statusCode()).isEqualTo(401);
    assertThat(rest.get("/installation/repositories").statusCode()).isEqualTo(403);
    now.set(START.plus(Duration.ofHours(8)));
    assertThat(rest.get("/user").statusCode()).isEqualTo(401);
  }

  @Test
  void onlyPeoplesTokensSayWhoSomebodyIs() {
    var repository = sandbox.repository("octo", "demo");
    var installation = Rest.of(sandbox).as(sandbox.token(repository));
    assertThat(installation.get("/user").statusCode()).isEqualTo(403);
    assertThat(Rest.of(sandbox).as(Rest.jwt(sandbox, START)).get("/user").statusCode())
        .isEqualTo(403);
    assertThat(Rest.of(sandbox).get("/user").statusCode()).isEqualTo(401);
  }

  @Test
  void codeIsGoodOnce() throws Exception {
    var code = code();
    exchange(code, VERIFIER, sandbox.clientSecret());
    assertThat(exchange(code, VERIFIER, sandbox.clientSecret())).contains("bad_verification_code");
  }

  @Test
  void codeIsGoodForTenMinutes() throws Exception {
    var code = code();
    now.set(START.plus(Duration.ofMinutes(10)));
    assertThat(exchange(code, VERIFIER, sandbox.clientSecret())).contains("bad_verification_code");
  }

  @ParameterizedTest
  @CsvSource({"'', bad_verification_code", "wrong, bad_verification_code"})
  void codeNeedsTheVerifierOfItsChallenge(String verifier, String error) throws Exception {
    assertThat(exchange(code(), verifier, sandbox.clientSecret())).contains(error);
    assertThat(sandbox.userTokens()).isZero();
  }

  @Test
  void secretMustBeRight() throws Exception {
    assertThat(exchange(code(), VERIFIER, "wrong")).contains("incorrect_client_credentials");
  }

  @Test
  void otherCallbacksAreRefusedAtTheRegisteredOne() throws Exception {
    var answer = get(page("https://evil.test/", sandbox.app().clientId()));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .startsWith(BACK.toString())
        .contains("error=redirect_uri_mismatch");
    assertThat(get(page(BACK.toString(), "another")).statusCode()).isEqualTo(404);
  }

  @Test
  void formIsAnsweredOnce() throws Exception {
    var nonce = nonce();
    assertThat(answer(nonce, "approve").statusCode()).isEqualTo(302);
    assertThat(answer(nonce, "approve").statusCode()).isEqualTo(403);
    assertThat(answer("made-up", "approve").statusCode()).isEqualTo(403);
  }

  @Test
  void revokedTokenIsNoneAnyMore() throws Exception {
    var token = token(exchange(code(), VERIFIER, sandbox.clientSecret()));
    assertThat(revoke(token, "wrong").statusCode()).isEqualTo(401);
    assertThat(revoke(token, sandbox.clientSecret()).statusCode()).isEqualTo(204);
    assertThat(Rest.of(sandbox).as(token).get("/user").statusCode()).isEqualTo(401);
    assertThat(revoke(token, sandbox.clientSecret()).statusCode()).isEqualTo(422);
  }

  private String code() throws Exception {
    var location = answer(nonce(), "approve").headers().firstValue("Location").orElseThrow();
    var code = CODE.matcher(location);
    assertThat(code.find()).isTrue();
    assertThat(location).startsWith(BACK.toString()).contains("state=s%2B1");
    return code.group(1);
  }

  private String nonce() throws Exception {
    var nonce = NONCE.matcher(get(page(BACK.toString(), sandbox.app().clientId())).body());
    assertThat(nonce.find()).isTrue();
    return nonce.group(1);
  }

  private String page(String back, String client) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII));
    var challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    return "/login/oauth/authorize?"
        + Http.form(
            Map.of(
                "client_id", client,
                "redirect_uri", back,
                "state", "s+1",
                "code_challenge", challenge,
                "code_challenge_method", "S256"));
  }

  private HttpResponse<String> answer(String nonce, String answer) throws Exception {
    return post("/login/oauth/authorize", Map.of("nonce", nonce, "user", "ada", "answer", answer));
  }

  private String exchange(String code, String verifier, String secret) throws Exception {
    return post(
            "/login/oauth/access_token",
            Map.of(
                "client_id", sandbox.app().clientId(),
                "client_secret", secret,
                "code", code,
                "redirect_uri", BACK.toString(),
                "code_verifier", verifier))
        .body();
  }

  private static String token(String answer) {
    return answer.replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
  }

  private HttpResponse<String> revoke(String token, String secret) throws Exception {
    var pair = sandbox.app().clientId() + ":" + secret;
    var request =
        HttpRequest.newBuilder(
                sandbox.uri().resolve("/applications/%s/token".formatted(sandbox.app().clientId())))
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
            .header("User-Agent", "test")
            .header("Content-Type", "application/json")
            .method(
                "DELETE", BodyPublishers.ofString("{\"access_token\":\"%s\"}".formatted(token)));
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(sandbox.uri().resolve(path));
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
    var request =
        HttpRequest.newBuilder(sandbox.uri().resolve(path))
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(Http.form(fields)));
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
