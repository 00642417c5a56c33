package dev.penv;

import dev.penv.journal.Alarm;
import dev.penv.sandbox.Sandbox;
import dev.penv.sandbox.SandboxOptions;
import dev.penv.sandbox.TemporaryFolder;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.Issue;
import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.hub.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A small GitHub with an example repository, and a penv that serves it, on this computer alone. */
final class DemoWorld implements AutoCloseable {
  /** What README.md tells to grant, and no more. */
  private static final Map<String, String> PERMISSIONS =
      Map.of(
          "metadata", "read",
          "contents", "read",
          "issues", "write",
          "pull_requests", "write",
          "checks", "write");

  private static final String OWNER = "octo";
  private static final String NAME = "spiral";

  private final TemporaryFolder folder;
  private final Sandbox sandbox;
  private final Penv penv;
  private final Repository repository;
  private final Account ada;

  private DemoWorld(TemporaryFolder folder, Sandbox sandbox, Penv penv) {
    this.folder = folder;
    this.sandbox = sandbox;
    this.penv = penv;
    this.repository = sandbox.repository(OWNER, NAME);
    this.ada = sandbox.user("ada");
    repository.collaborator(ada, Role.WRITE);
    repository.commit("main", files(), "Train a small network");
    repository.commit("wider", wider(), "Use sixteen hidden units");
  }

  static DemoWorld open(InstantSource clock) throws IOException {
    var folder = TemporaryFolder.of("demo");
    var sandbox = Sandbox.start(SandboxOptions.with(clock).granting(PERMISSIONS));
    // Whoever knew it could sign commands for this computer, be it by way of a page in a browser.
    var secret = UUID.randomUUID().toString();
    var penv = Penv.start(config(folder.path(), sandbox, secret), Alarm.of(clock));
    sandbox.webhookTo(penv.uri().resolve("/webhook"), secret);
    return new DemoWorld(folder, sandbox, penv);
  }

  private static Config config(Path folder, Sandbox sandbox, String secret) throws IOException {
    var key = Files.writeString(folder.resolve("app.pem"), sandbox.privateKey());
    var settings =
        Files.writeString(folder.resolve("penv.yaml"), "local:\n  isolation: none\n  slots: 2\n");
    var port = Integer.toString(freePort());
    var variables = new HashMap<String, String>();
    variables.put("PENV_DATA", folder.resolve("data").toString());
    variables.put("PENV_FILE", settings.toString());
    variables.put("PENV_PORT", port);
    variables.put("PENV_URL", "http://127.0.0.1:" + port);
    variables.put("PENV_GITHUB_API", sandbox.uri().toString());
    variables.put("PENV_GITHUB_APP_ID", Long.toString(sandbox.app().id()));
    variables.put("PENV_GITHUB_PRIVATE_KEY_FILE", key.toString());
    variables.put("PENV_WEBHOOK_SECRET", secret);
    variables.put("PENV_LOCAL_REPOSITORIES", OWNER + "/" + NAME);
    variables.put("PENV_LOCAL_WORKSPACE", "host");
    return Config.from(variables);
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Penv penv() {
    return penv;
  }

  Repository repository() {
    return repository;
  }

  Account ada() {
    return ada;
  }

  PullRequest openPullRequest() {
    return repository.openPullRequest("wider", "main", "Use sixteen hidden units", ada);
  }

  /** Where a person sees the pull request, and can write in it. */
  String page(Issue pull) {
    return sandbox.page(pull).toString();
  }

  private static Map<String, String> files() {
    return Map.of(
        "README.md",
        text("README.md"),
        "Train.java",
        text("Train.java"),
        ".devcontainer/devcontainer.json",
        text(".devcontainer/devcontainer.json").replace("@JAVA@", java()));
  }

  private static Map<String, String> wider() {
    var wider = new HashMap<>(files());
    wider.compute("Train.java", (_, text) -> text.replace("HIDDEN = 8;", "HIDDEN = 16;"));
    return wider;
  }

  /** The program is run by the Java that runs penv, so that nothing else is needed. */
  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String text(String name) {
    try (var in = DemoWorld.class.getResourceAsStream("example/" + name)) {
      if (in == null) throw new IllegalStateException("penv was built without " + name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    penv.close();
    sandbox.close();
    folder.close();
  }
}
