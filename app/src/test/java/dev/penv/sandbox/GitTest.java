package dev.penv.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.Needs;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native git against the sandbox. */
class GitTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));

  @TempDir private Path folder;
  private Sandbox sandbox;
  private Account ada;
  private Repository repository;
  private String first;

  @BeforeEach
  void start() {
    InstantSource clock = now::get;
    sandbox = Sandbox.start(SandboxOptions.with(clock));
    ada = sandbox.user("ada");
    repository = sandbox.repository("octo", "demo");
    first = repository.commit("main", Map.of("run.sh", "#!/bin/sh\necho hi\n"), "first");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private String remote(String token) {
    return "http://x-access-token:%s@127.0.0.1:%d/octo/demo.git"
        .formatted(token, sandbox.uri().getPort());
  }

  private String remote() {
    return remote(sandbox.token(repository));
  }

  private record Ended(int code, String output) {}

  private Ended git(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Needs.command("git").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("HOME", folder.toString());
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  @Test
  void clones() throws Exception {
    assertThat(git("clone", remote(), "copy").code()).isZero();
    var script = folder.resolve("copy/run.sh");
    assertThat(script).hasContent("#!/bin/sh\necho hi\n");
    assertThat(Files.isExecutable(script)).isTrue();
  }

  @Test
  void fetchesOneCommitShallowly() throws Exception {
    repository.commit("main", Map.of("b", "b"), "second");
    git("init", "copy");
    var fetched = git("-C", "copy", "fetch", "--depth", "1", remote(), first);
    assertThat(fetched.code()).as(fetched.output()).isZero();
    assertThat(git("-C", "copy", "rev-parse", "FETCH_HEAD").output().strip()).isEqualTo(first);
  }

  @Test
  void forksHeadIsInTheBaseRepository() throws Exception {
    var fork = repository.fork(ada);
    var head = fork.commit("idea", Map.of("c", "c"), "idea");
    repository.openPullRequest(fork, "idea", "main", "An idea", ada);
    git("init", "copy");
    var fetched = git("-C", "copy", "fetch", remote(), "refs/pull/1/head");
    assertThat(fetched.code()).as(fetched.output()).isZero();
    assertThat(git("-C", "copy", "rev-parse", "FETCH_HEAD").output().strip()).isEqualTo(head);
  }

  @Test
  void forcedAwayCommitStaysWhileARefHoldsIt() throws Exception {
    var lost = repository.commit("feature", Map.of("c", "c"), "soon gone");
    var kept = repository.commit("feature", Map.of("d", "d"), "kept");
    repository.branches().push("feature", first, ada);
    var rest = Rest.of(sandbox).as(sandbox.token(repository));
    var body = "{\"ref\":\"refs/penv/runs/r-1\",\"sha\":\"%s\"}".formatted(kept);
    assertThat(rest.post("/repos/octo/demo/git/refs", body).statusCode()).isEqualTo(201);
    git("init", "copy");
    assertThat(git("-C", "copy", "fetch", "--depth=1", remote(), kept).code()).isZero();
    assertThat(git("-C", "copy", "fetch", "--depth=1", remote(), lost).code()).isZero();
    assertThat(rest.delete("/repos/octo/demo/git/refs/penv/runs/r-1").statusCode()).isEqualTo(204);
    git("init", "other");
    assertThat(git("-C", "other", "fetch", "--depth=1", remote(), kept).code()).isNotZero();
  }

  @Test
  void pushMovesThePullRequest() throws Exception {
    repository.commit("feature", Map.of("c", "c"), "second");
    var pull = repository.openPullRequest("feature", "main", "Try", ada);
    git("clone", "-b", "feature", remote(), "copy");
    Files.writeString(folder.resolve("copy/d"), "d");
    git("-C", "copy", "add", "d");
    git("-C", "copy", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-m", "third");
    var pushed = git("-C", "copy", "push", remote(), "feature");
    assertThat(pushed.code()).as(pushed.output()).isZero();
    assertThat(git("-C", "copy", "rev-parse", "HEAD").output().strip()).isEqualTo(pull.head());
  }

  @Test
  void expiredOrNarrowTokensAreRefused() throws Exception {
    var url = remote();
    now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
    assertThat(git("ls-remote", url).output()).contains("Authentication failed");
    var app = Rest.of(sandbox).as(Rest.jwt(sandbox, now.get()));
    var id = sandbox.installation(repository).id();
    var made =
        app.post(
            "/app/installations/" + id + "/access_tokens",
            "{\"permissions\":{\"contents\":\"read\"}}");
    var narrow = remote(Rest.json(made).at("/token").asText());
    assertThat(git("ls-remote", narrow).code()).isZero();
    git("clone", narrow, "copy");
    assertThat(git("-C", "copy", "push", narrow, "main:other").output()).contains("403");
    assertThat(git("ls-remote", url.replace("octo/demo", "octo/none")).code()).isNotZero();
  }
}
