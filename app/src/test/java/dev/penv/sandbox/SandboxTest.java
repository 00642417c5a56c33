package dev.penv.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.hub.Role;
import dev.penv.world.OpenApiAuditor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(10);

  private final OpenApiAuditor auditor = OpenApiAuditor.ready();
  private Sandbox sandbox;
  private Account ada;
  private Repository repository;
  private PullRequest pull;
  private String head;
  private Rest rest;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(SandboxOptions.with(InstantSource.fixed(NOW)).auditedBy(auditor));
    ada = sandbox.user("ada");
    repository = sandbox.repository("octo", "demo").collaborator(ada, Role.WRITE);
    repository.commit("main", Map.of("README.md", "hello\n", "src/a.txt", "a\n"), "first");
    head = repository.commit("feature", Map.of("src/b.txt", "b\n"), "second");
    pull = repository.openPullRequest("feature", "main", "Try b", ada);
    rest = Rest.of(sandbox).as(sandbox.token(repository));
  }

  @AfterEach
  void stop() {
    sandbox.close();
    auditor.assertClean();
  }

  @Test
  void appGetsATokenForItsInstallation() {
    var app = Rest.of(sandbox).as(Rest.jwt(sandbox, NOW));
    assertThat(Rest.json(app.get("/app")).at("/slug").asText()).isEqualTo("penv-sandbox");
    var installation = Rest.json(app.get("/repos/octo/demo/installation")).at("/id").asLong();
    var made =
        app.post(
            "/app/installations/" + installation + "/access_tokens",
            "{\"repositories\":[\"demo\"],\"permissions\":{\"contents\":\"read\"}}");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(Rest.json(made).at("/expires_at").asText()).isEqualTo("2026-11-20T13:00:00Z");
    var token = Rest.json(made).at("/token").asText();
    var narrow = Rest.of(sandbox).as(token);
    assertThat(narrow.get("/repos/octo/demo/contents/README.md").statusCode()).isEqualTo(200);
    assertThat(narrow.get("/repos/octo/demo/check-runs/1").statusCode()).isEqualTo(403);
    assertThat(narrow.delete("/installation/token").statusCode()).isEqualTo(204);
    assertThat(narrow.get("/repos/octo/demo").statusCode()).isEqualTo(401);
  }

  @Test
  void pullRequestNamesItsHead() {
    var json = Rest.json(rest.get("/repos/octo/demo/pulls/1"));
    assertThat(json.at("/head/sha").asText()).isEqualTo(head);
    assertThat(json.at("/base/ref").asText()).isEqualTo("main");
    assertThat(json.at("/changed_files").asInt()).isEqualTo(1);
    assertThat(json.at("/commits").asInt()).isEqualTo(1);
  }

  @Test
  void commentsAppearInTheThread() {
    var said = pull.comment(ada, "/run train");
    var made = rest.post("/repos/octo/demo/issues/1/comments", "{\"body\":\"started\"}");
    assertThat(made.statusCode()).isEqualTo(201);
    var reactions = "/repos/octo/demo/issues/comments/" + said.id() + "/reactions";
    assertThat(rest.post(reactions, "{\"content\":\"eyes\"}").statusCode()).isEqualTo(201);
    assertThat(rest.post(reactions, "{\"content\":\"eyes\"}").statusCode()).isEqualTo(200);
    var reply = pull.awaitComment(comment -> comment.body().equals("started"), SOON);
    assertThat(reply.author()).isEqualTo(sandbox.app().bot());
    assertThat(pull.thread().getFirst().reactionContents()).containsExactly("eyes");
  }

  @Test
  void checkRunIsShownWithItsHistory() {
    var made =
        rest.post(
            "/repos/octo/demo/check-runs",
            "{\"name\":\"penv / train\",\"head_sha\":\"%s\",\"external_id\":\"r-1\"}"
                .formatted(head));
    assertThat(made.statusCode()).isEqualTo(201);
    var id = Rest.json(made).at("/id").asLong();
    assertThat(Rest.json(made).at("/pull_requests/0/number").asInt()).isEqualTo(1);
    rest.patch("/repos/octo/demo/check-runs/" + id, "{\"status\":\"in_progress\"}");
    rest.patch("/repos/octo/demo/check-runs/" + id, "{\"conclusion\":\"success\"}");
    assertThat(repository.checks().history(id))
        .extracting(run -> run.status() + " " + run.conclusion())
        .containsExactly("queued null", "in_progress null", "completed success");
    var listed = Rest.json(rest.get("/repos/octo/demo/commits/" + head + "/check-runs?filter=all"));
    assertThat(listed.at("/check_runs/0/external_id").asText()).isEqualTo("r-1");
  }

  @Test
  void contentsComeAsBase64OrRaw() {
    var path = "/repos/octo/demo/contents/src/b.txt?ref=" + head;
    var json = Rest.json(rest.get(path));
    assertThat(Base64.getMimeDecoder().decode(json.at("/content").asText()))
        .asString()
        .isEqualTo("b\n");
    var raw = rest.with("Accept", "application/vnd.github.raw+json").get(path);
    assertThat(raw.body()).isEqualTo("b\n");
    var folder = Rest.json(rest.get("/repos/octo/demo/contents/src?ref=" + head));
    assertThat(folder.findValuesAsText("name")).containsExactly("a.txt", "b.txt");
    assertThat(rest.get("/repos/octo/demo/contents/none").statusCode()).isEqualTo(404);
  }

  @Test
  void comparisonNamesTheMergeBase() {
    var ahead = repository.commit("main", Map.of("c.txt", "c"), "third");
    var json = Rest.json(rest.get("/repos/octo/demo/compare/main..." + head));
    assertThat(json.at("/status").asText()).isEqualTo("diverged");
    assertThat(json.at("/base_commit/sha").asText()).isEqualTo(ahead);
    assertThat(json.at("/merge_base_commit/sha").asText())
        .isEqualTo(repository.git().commit(head).parents().getFirst());
  }

  @Test
  void permissionHasTheRole() {
    repository.collaborator(ada, Role.MAINTAIN);
    var json = Rest.json(rest.get("/repos/octo/demo/collaborators/ada/permission"));
    assertThat(json.at("/permission").asText()).isEqualTo("write");
    assertThat(json.at("/role_name").asText()).isEqualTo("maintain");
    assertThat(json.at("/user/id").asLong()).isEqualTo(ada.id());
    sandbox.user("eve");
    var eve = Rest.json(rest.get("/repos/octo/demo/collaborators/eve/permission"));
    assertThat(eve.at("/permission").asText()).isEqualTo("none");
    assertThat(rest.get("/repos/octo/demo/collaborators/nobody/permission").statusCode())
        .isEqualTo(404);
  }

  @Test
  void unknownCallsAreRemembered() {
    assertThat(rest.get("/repos/octo/demo/milestones").statusCode()).isEqualTo(404);
    assertThat(sandbox.unknownRequests())
        .extracting(Object::toString)
        .containsExactly("GET /repos/octo/demo/milestones (installation) 404");
  }
}
