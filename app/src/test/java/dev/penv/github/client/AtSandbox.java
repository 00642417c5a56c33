package dev.penv.github.client;

import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.sandbox.Sandbox;
import dev.penv.sandbox.SandboxOptions;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.Comment;
import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.hub.Role;
import dev.penv.world.OpenApiAuditor;
import dev.penv.world.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * penv as an App at the sandbox, where ada has asked for something in a pull request. Every request
 * is held against GitHub's official description.
 */
final class AtSandbox implements AutoCloseable {
  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(2));

  final TestClock clock = TestClock.atNoon();
  final OpenApiAuditor auditor = OpenApiAuditor.ready();
  final Sandbox sandbox;
  final Account ada;
  final Repository repository;
  final PullRequest pull;
  final Comment asked;
  final GitHubApp app;

  AtSandbox() {
    this(Map.of());
  }

  /**
   * Where the App was granted more than usual.
   *
   * @param more name to level
   */
  AtSandbox(Map<String, String> more) {
    var usual = SandboxOptions.with(clock).auditedBy(auditor);
    var granted = new HashMap<>(usual.permissions());
    granted.putAll(more);
    sandbox = Sandbox.start(usual.granting(granted));
    ada = sandbox.user("ada");
    repository = sandbox.repository("octo", "demo").collaborator(ada, Role.WRITE);
    repository.commit("main", Map.of("README.md", "hello\n", "src/a.txt", "a\n"), "first");
    repository.commit("feature/b", Map.of("src/b.txt", "bé\n"), "second");
    pull = repository.openPullRequest("feature/b", "main", "Try b", ada);
    asked = pull.comment(ada, "/run train");
    var key = AppKey.of(sandbox.app().id(), sandbox.privateKey());
    var api = URI.create(sandbox.uri() + "/api/v3");
    app = new GitHubApp(api, key, PATIENCE, clock, new SimpleMeterRegistry());
  }

  Repo repo() {
    return new Repo(repository.id(), "octo", "demo", sandbox.installation(repository).id());
  }

  CommitId head() {
    return new CommitId(pull.head());
  }

  /** Comments of the App, without their marks. */
  List<String> said() {
    return pull.thread().stream()
        .filter(comment -> comment.author().equals(sandbox.app().bot()))
        .map(comment -> comment.body().replaceAll("\\s*<!-- penv:.* -->\\s*$", ""))
        .toList();
  }

  @Override
  public void close() {
    app.close();
    sandbox.close();
    auditor.assertClean();
  }
}
