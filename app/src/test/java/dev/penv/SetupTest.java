package dev.penv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penv.sandbox.Sandbox;
import dev.penv.sandbox.SandboxOptions;
import dev.penv.sandbox.http.Fault;
import dev.penv.sandbox.hub.Role;
import dev.penv.world.Eventually;
import dev.penv.world.OpenApiAuditor;
import dev.penv.world.SkippingClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a penv that nobody knows to one that answers in a pull request, without a line of setting.
 */
class SetupTest {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
  private static final Map<String, String> ORGANIZATION =
      Map.of("owner", "organization", "login", "octo");

  @TempDir private Path folder;
  private final SkippingClock clock = new SkippingClock();
  private final OpenApiAuditor auditor = OpenApiAuditor.ready();
  private Sandbox sandbox;
  private SetupScene scene;

  @BeforeEach
  void open() throws IOException {
    sandbox = Sandbox.start(SandboxOptions.with(clock).granting(Map.of()).auditedBy(auditor));
    sandbox.organization("octo");
    scene = new SetupScene(folder, sandbox, clock).serve();
  }

  @AfterEach
  void close() {
    scene.close();
    sandbox.close();
  }

  @Test
  void oneButtonLeadsToARunInAPullRequest() throws IOException {
    var repository = sandbox.foreignRepository("octo", "spiral");
    repository.collaborator(sandbox.user("ada"), Role.WRITE);
    var tasks =
        "{\"customizations\":{\"penv\":{\"tasks\":{\"hello\":{\"command\":\"echo hello\"}}}}}";
    repository.commit("main", Map.of(".devcontainer/devcontainer.json", tasks), "Begin");
    repository.commit("change", Map.of("README.md", "hello\n"), "Say hello");
    var pull = repository.openPullRequest("change", "main", "Hello", sandbox.user("ada"));

    var done = scene.get(scene.createApp(ORGANIZATION));
    assertThat(done.statusCode()).isEqualTo(303);
    scene.awaitPenv();
    install(done);
    clock.skip(Duration.ofSeconds(1));
    pull.comment(sandbox.user("ada"), "/run hello");
    pull.awaitComment(comment -> comment.body().contains("succeeded"), LONG_ENOUGH);

    Eventually.holds(() -> "a whole look", () -> "good".equals(checkUp().get("Recovery")));
    assertThat(checkUp())
        .containsKey("Policy of octo")
        .contains(
            Map.entry("App", "good"),
            Map.entry("Clock", "good"),
            Map.entry("Webhook", "good"),
            Map.entry("Deliveries", "good"),
            Map.entry("Events", "good"),
            Map.entry("Permissions on octo", "good"),
            Map.entry("Login", "good"),
            Map.entry("Address", "fair"));
    assertThat(sandbox.app().permissions())
        .containsOnlyKeys("metadata", "contents", "issues", "pull_requests", "checks");
    assertThat(sandbox.unknownRequests()).isEmpty();
    auditor.assertClean();
  }

  /** What the doctor says: subject to state. */
  private Map<String, String> checkUp() {
    try {
      var token = Files.readString(scene.data().resolve("operator.token")).strip();
      var answer = scene.get(scene.uri("/api/doctor"), "Authorization", "Bearer " + token);
      var states = new TreeMap<String, String>();
      for (var finding : new JsonMapper().readTree(answer.body()).get("findings")) {
        states.put(finding.get("subject").asText(), finding.get("state").asText());
      }
      return states;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void install(HttpResponse<String> done) {
    var page = scene.get(location(done));
    scene.post(SetupScene.action(page), Map.of("nonce", SetupScene.field(page, "nonce")));
  }

  private static URI location(HttpResponse<String> answer) {
    return URI.create(answer.headers().firstValue("Location").orElseThrow());
  }

  @Test
  void afterwardsTheWayInIsGoneAndTheNextStartNeedsNone() throws Exception {
    var created = scene.createApp(ORGANIZATION);
    scene.get(created);
    scene.awaitPenv();
    assertThat(scene.get(scene.invitation()).statusCode()).isEqualTo(404);
    assertThat(scene.get(created).statusCode()).isEqualTo(404);
    scene.close();
    scene = new SetupScene(folder, sandbox, clock);
    scene.serve();
    assertThat(scene.awaitPenv().port()).isPositive();
    assertThat(scene.printed).isEmpty();
  }

  @Test
  void whoHasNotTheTokenSeesNothing() {
    assertThat(scene.get(scene.uri("/setup")).statusCode()).isEqualTo(403);
    assertThat(scene.get(scene.uri("/setup?token=x" + scene.token())).statusCode()).isEqualTo(403);
    assertThat(scene.choose(Map.of("token", "guess")).statusCode()).isEqualTo(403);
    assertThat(scene.get(scene.uri("/runs")).statusCode()).isEqualTo(404);
    assertThat(scene.get(scene.uri("/")).body()).doesNotContain(scene.token());
    assertThat(scene.get(scene.uri("/healthz")).statusCode()).isEqualTo(200);
    assertThat(scene.get(scene.uri("/readyz")).statusCode()).isEqualTo(503);
    assertThat(scene.post(scene.uri("/webhook"), Map.of()).statusCode()).isEqualTo(503);
  }

  @Test
  void formGoesToGitHubAndNowhereElse() {
    var page = scene.choose(ORGANIZATION);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("form-action " + sandbox.uri() + ";");
    assertThat(SetupScene.action(page).toString())
        .startsWith(sandbox.uri() + "/organizations/octo/settings/apps/new?state=");
    assertThat(SetupScene.action(scene.choose(Map.of("owner", "person"))).toString())
        .startsWith(sandbox.uri() + "/settings/apps/new?state=");
    assertThat(page.body()).doesNotContain(scene.token());
  }

  @Test
  void nothingIsAskedForThatPenvHasNoUseFor() {
    assertThat(scene.get(scene.invitation()).body()).doesNotContain("Administration", "unner");
    assertThat(manifest(ORGANIZATION))
        .doesNotContain("administration", "self_hosted_runners", "members", "actions");
    assertThat(manifest(Map.of("owner", "person", "runners", "repository")))
        .doesNotContain("administration", "workflow_job");
    assertThat(manifest(Map.of("owner", "organization", "login", "octo", "teams", "on")))
        .contains("\"members\":\"read\"");
  }

  private String manifest(Map<String, String> fields) {
    return SetupScene.field(scene.choose(fields), "manifest");
  }

  @Test
  void whereGitHubCannotReachPenvThereIsNoButton() throws Exception {
    scene.kill();
    scene = new SetupScene(folder, sandbox, clock);
    scene.variables.remove("PENV_GITHUB_API");
    scene.serve();
    assertThat(scene.printed.getLast()).contains("set PENV_URL first");
    assertThat(scene.get(scene.invitation()).body())
        .contains("cannot reach penv", "export PENV_URL=")
        .doesNotContain("<form");
    assertThat(scene.choose(ORGANIZATION).statusCode()).isEqualTo(400);
  }

  @Test
  void whatDoesNotFitIsToldInTheForm() {
    var answer =
        scene.choose(Map.of("owner", "organization", "login", "../evil?x=", "name", "<b>"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("letters, digits and hyphens").doesNotContain("<b>");
  }

  @Test
  void aStateThatWasNotGivenOutIsRefusedAndTheCodeIsNotUsed() {
    var created = scene.createApp(ORGANIZATION).toString();
    var forged = URI.create(created.replaceFirst("state=.*", "state=forged"));
    assertThat(scene.get(forged).statusCode()).isEqualTo(403);
    assertThat(scene.get(URI.create(created.replaceFirst("&state=.*", ""))).statusCode())
        .isEqualTo(403);
    assertThat(scene.get(URI.create(created)).statusCode()).isEqualTo(303);
    scene.awaitPenv();
  }

  @Test
  void whoIsSecondIsToldToDeleteTheAppAlsoWhenPenvRuns() {
    assertThat(scene.get(scene.createApp(ORGANIZATION)).statusCode()).isEqualTo(303);
    scene.awaitPenv();
    var answer = scene.get(scene.uri("/setup/created?code=second&state=second"));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("penv has its App already", "delete it", sandbox.uri() + "/settings/apps");
    assertThat(sandbox.unknownRequests()).isEmpty();
  }

  @Test
  void aCodeThatGitHubDoesNotTakeIsToldWithWhatToDo() {
    var created = scene.createApp(ORGANIZATION);
    clock.skip(Duration.ofHours(2));
    var answer = scene.get(created);
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body())
        .contains("Delete the App", sandbox.uri() + "/organizations/octo/settings/apps");
    assertThat(scene.get(created).statusCode()).isEqualTo(403);
    assertThat(scene.get(scene.invitation()).body()).contains("An earlier try was cut short");
    assertThat(scene.get(scene.createApp(ORGANIZATION)).statusCode()).isEqualTo(303);
    scene.awaitPenv();
  }

  @Test
  void aLostAnswerIsToldAsOneWhoseAppIsOfNoUse() {
    sandbox.faults().next(1, "POST", "/conversions", new Fault.ResetAfter());
    var answer = scene.get(scene.createApp(ORGANIZATION));
    assertThat(answer.body()).contains("key was lost on the way", "Delete the App");
  }

  @Test
  void failuresThatTookNothingAreTriedAgain() {
    sandbox.faults().next(1, "POST", "/conversions", new Fault.BadGateway());
    sandbox.faults().next(1, "POST", "/conversions", new Fault.ResetBefore());
    assertThat(scene.get(scene.createApp(ORGANIZATION)).statusCode()).isEqualTo(303);
    scene.awaitPenv();
  }

  @Test
  void whileGitHubHasHadEnoughTheSamePageCanBeLoadedAgain() {
    sandbox
        .faults()
        .next(1, "POST", "/conversions", new Fault.SecondaryLimitFor(Duration.ofSeconds(60)));
    var created = scene.createApp(ORGANIZATION);
    var answer = scene.get(created);
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("Load this page again");
    assertThat(answer.body()).doesNotContain(created.getQuery().replaceFirst("&.*", ""));
    clock.skip(Duration.ofMinutes(2));
    assertThat(scene.get(created).statusCode()).isEqualTo(303);
    scene.awaitPenv();
  }

  @Test
  void aPenvThatDiedBeforeTheKeyWasStoredSaysWhereTheAppIsToBeDeleted() throws Exception {
    sandbox.faults().next(1, "POST", "/conversions", new Fault.Hang());
    var created = scene.createApp(ORGANIZATION);
    var asking = Thread.ofVirtual().start(() -> forget(created));
    var note = scene.data().resolve("app.begun");
    Eventually.holds(() -> "the note", () -> Files.exists(note));
    scene.kill();
    asking.interrupt();
    scene.close();
    scene = new SetupScene(folder, sandbox, clock).serve();
    assertThat(scene.get(scene.invitation()).body())
        .contains(
            "An earlier try was cut short", sandbox.uri() + "/organizations/octo/settings/apps");
    scene.get(scene.createApp(ORGANIZATION));
    scene.awaitPenv();
    assertThat(note).doesNotExist();
  }

  private void forget(URI created) {
    try {
      scene.get(created);
    } catch (RuntimeException died) {
      // as it should
    }
  }

  @Test
  void keyIsSealedInAFileOfTheOwnerAlone() throws Exception {
    scene.get(scene.createApp(ORGANIZATION));
    scene.awaitPenv();
    var file = scene.data().resolve("app.sealed");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .doesNotContain("PRIVATE KEY", "hook-", sandbox.clientSecret());
    assertThat(String.join("", scene.printed)).doesNotContain("PRIVATE KEY", "hook-");
    var app = Config.from(scene.variables).app();
    assertThat(app.id()).isEqualTo(sandbox.app().id());
    assertThat(app.client().isKnown()).isTrue();
    assertThat(app.toString()).doesNotContain("hook-", sandbox.clientSecret(), "KEY");
  }

  @Test
  void environmentWinsOverWhatWasStored() throws Exception {
    scene.get(scene.createApp(ORGANIZATION));
    scene.awaitPenv();
    scene.variables.put("PENV_WEBHOOK_SECRET", "new,old");
    assertThat(Config.from(scene.variables).app().webhookSecrets()).containsExactly("new", "old");
    scene.variables.put("PENV_GITHUB_APP_ID", "77");
    assertThatThrownBy(() -> Config.from(scene.variables))
        .hasMessageContaining("PENV_GITHUB_PRIVATE_KEY_FILE: It is not set");
  }

  @Test
  void aLostKeyFileIsToldWithItsRemedy() throws Exception {
    scene.get(scene.createApp(ORGANIZATION));
    scene.awaitPenv();
    scene.close();
    Files.delete(scene.data().resolve("penv.key"));
    assertThatThrownBy(() -> Config.from(scene.variables))
        .hasMessageContaining("PENV_KEY_FILE")
        .hasMessageContaining("move that file away");
    assertThat(scene.data().resolve("penv.key")).doesNotExist();
  }

  @Test
  void anAppOfAnotherGitHubIsNotUsed() throws Exception {
    scene.get(scene.createApp(ORGANIZATION));
    scene.awaitPenv();
    scene.variables.put("PENV_GITHUB_API", "https://ghe.example/api/v3");
    assertThatThrownBy(() -> Config.from(scene.variables))
        .hasMessageContaining("PENV_GITHUB_API")
        .hasMessageContaining("app.sealed");
  }
}
