package dev.penv.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.hook.Fate;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.hub.Role;
import dev.penv.world.OpenApiAuditor;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String SECRET = "It's a Secret to Everybody";

  private final Hook hook = new Hook();
  private final OpenApiAuditor auditor = OpenApiAuditor.ready();
  private Sandbox sandbox;
  private Account ada;
  private Repository repository;
  private PullRequest pull;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(SandboxOptions.with(InstantSource.fixed(NOW)).auditedBy(auditor));
    ada = sandbox.user("ada");
    repository = sandbox.repository("octo", "demo").collaborator(ada, Role.WRITE);
    repository.commit("main", Map.of("README.md", "hello\n"), "first");
    repository.commit("feature", Map.of("b.txt", "b\n"), "second");
    pull = repository.openPullRequest("feature", "main", "Try b", ada);
  }

  @AfterEach
  void stop() {
    sandbox.close();
    auditor.assertClean();
    hook.close();
  }

  private void connect() {
    sandbox.webhookTo(hook.uri(), SECRET);
    sandbox.awaitDelivered(SOON);
    hook.received().clear();
  }

  @Test
  void nothingIsSentBeforeThereIsAReceiver() {
    sandbox.webhookTo(hook.uri(), SECRET);
    sandbox.awaitDelivered(SOON);
    assertThat(hook.summaries()).containsExactly("ping", "installation created");
  }

  @Test
  void conversationIsAnnouncedInOrder() {
    connect();
    var said = pull.comment(ada, "/run train");
    pull.edit(said.id(), "/run test", ada);
    pull.delete(said.id(), ada);
    repository.commit("feature", Map.of("c.txt", "c\n"), "third");
    pull.close(ada);
    pull.reopen(ada);
    sandbox.awaitDelivered(SOON);
    assertThat(hook.summaries())
        .containsExactly(
            "issue_comment created",
            "issue_comment edited",
            "issue_comment deleted",
            "push",
            "check_suite requested",
            "pull_request synchronize",
            "pull_request closed",
            "pull_request reopened");
    assertThat(hook.received()).extracting(Hook.Received::guid).doesNotHaveDuplicates();
  }

  @Test
  void bodyIsSigned() throws GeneralSecurityException {
    connect();
    pull.comment(ada, "ünïcödé ✓");
    sandbox.awaitDelivered(SOON);
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var received = hook.received().getFirst();
    assertThat(received.signature())
        .isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(received.body())));
  }

  @Test
  void buttonsWorkAfterCompletionOnly() {
    connect();
    var rest = Rest.of(sandbox).as(sandbox.token(repository));
    var run =
        rest.post(
            "/repos/octo/demo/check-runs",
            """
            {"name": "penv", "head_sha": "%s", "conclusion": "success", "actions": [
              {"label": "Run again", "description": "Once more", "identifier": "rerun"}]}
            """
                .formatted(pull.head()));
    var id = Rest.json(run).at("/id").asLong();
    repository.checks().press(id, "rerun", ada);
    repository.checks().rerequest(id, ada);
    repository.checks().rerequestAll(pull.head(), ada);
    sandbox.awaitDelivered(SOON);
    assertThat(hook.summaries())
        .containsExactly(
            "check_run created",
            "check_run completed",
            "check_run requested_action",
            "check_run rerequested",
            "check_suite rerequested");
    var pressed = hook.received().get(2).json();
    assertThat(pressed.at("/requested_action/identifier").asText()).isEqualTo("rerun");
    assertThat(pressed.at("/sender/login").asText()).isEqualTo("ada");
  }

  @Test
  void lostDeliveryCanBeRecovered() {
    connect();
    sandbox.fates((_, _) -> new Fate.Lost());
    pull.comment(ada, "/run train");
    sandbox.awaitDelivered(SOON);
    assertThat(hook.received()).isEmpty();
    var app = Rest.of(sandbox).as(Rest.jwt(sandbox, NOW));
    var failed = Rest.json(app.get("/app/hook/deliveries?status=failure"));
    var id = failed.at("/0/id").asLong();
    var whole = Rest.json(app.get("/app/hook/deliveries/" + id));
    assertThat(whole.at("/request/payload/comment/body").asText()).isEqualTo("/run train");
    assertThat(app.post("/app/hook/deliveries/" + id + "/attempts", "").statusCode())
        .isEqualTo(202);
    sandbox.awaitDelivered(SOON);
    assertThat(hook.received())
        .extracting(Hook.Received::guid)
        .containsExactly(failed.at("/0/guid").asText());
  }

  @Test
  void duplicateHasTheSameGuid() {
    connect();
    sandbox.fates((_, _) -> new Fate.Twice());
    pull.comment(ada, "/run train");
    sandbox.awaitDelivered(SOON);
    var guids = hook.received().stream().map(Hook.Received::guid).toList();
    assertThat(guids).hasSize(2);
    assertThat(guids.getFirst()).isEqualTo(guids.getLast());
  }

  @Test
  void heldDeliveryIsOvertaken() {
    connect();
    sandbox.fates((_, payload) ->
        payload.at("/comment/body").asText().equals("first")
            ? new Fate.Held()
            : new Fate.Arrives());
    pull.comment(ada, "first");
    pull.comment(ada, "second");
    sandbox.awaitDelivered(SOON);
    sandbox.releaseWebhooks();
    sandbox.awaitDelivered(SOON);
    assertThat(hook.received())
        .extracting(received -> received.json().at("/comment/body").asText())
        .containsExactly("second", "first");
  }

  @Test
  void deliveriesComeInPages() {
    connect();
    for (var i = 0; i < 5; i++) {
      pull.comment(ada, "comment " + i);
    }
    sandbox.awaitDelivered(SOON);
    var app = Rest.of(sandbox).as(Rest.jwt(sandbox, NOW));
    var first = app.get("/app/hook/deliveries?per_page=4");
    assertThat(Rest.json(first)).hasSize(4);
    var next = first.headers().firstValue("Link").orElseThrow().replaceAll("<[^/]+//[^/]+|>.*", "");
    assertThat(Rest.json(app.get(next))).hasSize(3);
  }

  @Test
  void otherKindsOfThemFitGitHubsSchemaToo() {
    connect();
    var fork = repository.fork(ada);
    fork.commit("idea", Map.of("d.txt", "d\n"), "idea");
    var fromFork = repository.openPullRequest(fork, "idea", "main", "An idea", ada);
    fork.commit("idea", Map.of("d.txt", "e\n"), "better");
    sandbox.delete(fork);
    fromFork.comment(ada, "my fork is gone");
    repository.branches().push("feature", repository.branches().head("main").orElseThrow(), ada);
    repository.branches().delete("feature", ada);
    var other = repository.commit("other", Map.of("f.txt", "f\n"), "other");
    repository.openPullRequest("other", "main", "Other", ada).merge(ada);
    repository.openIssue("A wish", "", ada).comment(ada, "/help");
    sandbox.awaitDelivered(SOON);
    assertThat(hook.summaries())
        .contains("pull_request opened", "pull_request synchronize", "pull_request closed");
    assertThat(hook.received())
        .anySatisfy(each -> {
          assertThat(each.event()).isEqualTo("push");
          assertThat(each.json().at("/head_commit/parents").isMissingNode()).isTrue();
          assertThat(each.json().at("/commits").findValuesAsText("id")).contains(other);
        });
    assertThat(hook.received().getLast().json().at("/issue/pull_request").isMissingNode()).isTrue();
  }
}
