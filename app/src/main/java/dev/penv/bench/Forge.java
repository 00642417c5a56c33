package dev.penv.bench;

import dev.penv.sandbox.Sandbox;
import dev.penv.sandbox.SandboxOptions;
import dev.penv.sandbox.TemporaryFolder;
import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.hub.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A GitHub in this process, with one pull request, and a folder for whoever serves it. */
final class Forge implements AutoCloseable {
  static final String SECRET = "bench";
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

  private final TemporaryFolder folder;
  private final Sandbox sandbox;
  private final String docker;
  private final Repository repository;
  private final PullRequest pull;

  private Forge(TemporaryFolder folder, Sandbox sandbox, String docker, Map<String, String> files) {
    this.folder = folder;
    this.docker = docker;
    this.sandbox = sandbox;
    repository = sandbox.repository("octo", "bench");
    repository.collaborator(sandbox.user("ada"), Role.WRITE);
    repository.commit("main", Map.of("README.md", "For measuring.\n"), "Begin");
    repository.commit("work", files, "Add what is measured");
    pull = repository.openPullRequest("work", "main", "Measure", sandbox.user("ada"));
  }

  /**
   * @param files of the pull request's branch, by path
   */
  static Forge open(Setting setting, Map<String, String> files) throws IOException {
    return open(setting, "", files);
  }

  /** The same for a penv whose tasks run in containers. */
  static Forge withContainers(Setting setting, Map<String, String> files) throws IOException {
    return open(setting, setting.docker(), files);
  }

  private static Forge open(Setting setting, String docker, Map<String, String> files)
      throws IOException {
    var sandbox = Sandbox.start(SandboxOptions.with(setting.clock()));
    return new Forge(TemporaryFolder.of("bench"), sandbox, docker, files);
  }

  Path folder() {
    return folder.path();
  }

  Repository repository() {
    return repository;
  }

  PullRequest pull() {
    return pull;
  }

  /** Starts a penv that has nothing else to do; returns when it is ready. */
  Server serve(Setting setting, List<String> flags) throws IOException, InterruptedException {
    var server = launch(setting, flags).ready();
    sandbox.webhookTo(server.uri().resolve("/webhook"), SECRET);
    sandbox.awaitDelivered(LONG_ENOUGH);
    return server;
  }

  /** Begins to start a penv; one that is started again goes on with the same state. */
  Server launch(Setting setting, List<String> flags) throws IOException {
    return Server.launch(setting, flags, folder(), variables());
  }

  /** Tells a penv of this GitHub. */
  Map<String, String> variables() throws IOException {
    var key = Files.writeString(folder().resolve("app.pem"), sandbox.privateKey());
    var settings =
        """
        local: { isolation: none, slots: 2, least-free: 100mb%s }
        limits: { commands-per-hour: 10000 }
        """
            .formatted(docker.isEmpty() ? "" : ", docker: " + docker);
    return Map.of(
        "PENV_FILE", Files.writeString(folder().resolve("penv.yaml"), settings).toString(),
        "PENV_GITHUB_API", sandbox.uri().toString(),
        "PENV_GITHUB_APP_ID", Long.toString(sandbox.app().id()),
        "PENV_GITHUB_PRIVATE_KEY_FILE", key.toString(),
        "PENV_WEBHOOK_SECRET", SECRET,
        "PENV_LOCAL_REPOSITORIES", repository.fullName(),
        "PENV_LOCAL_WORKSPACE", docker.isEmpty() ? "host" : "container");
  }

  void comment(String text) {
    pull.comment(sandbox.user("ada"), text);
  }

  /** The webhook of the last comment, as it was sent. */
  String commentPayload() {
    sandbox.awaitDelivered(LONG_ENOUGH);
    return sandbox.deliveries().stream()
        .filter(delivery -> delivery.event().equals("issue_comment"))
        .reduce((_, later) -> later)
        .orElseThrow()
        .payload()
        .toString();
  }

  /** Waits until so many runs have been told to have succeeded. */
  void awaitSuccesses(int runs) {
    pull.awaitThread(
        thread ->
            thread.stream().filter(comment -> comment.body().contains("succeeded in")).count()
                >= runs,
        LONG_ENOUGH);
  }

  @Override
  public void close() throws IOException {
    sandbox.close();
    folder.close();
  }
}
