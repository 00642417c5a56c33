package dev.penv.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.Needs;
import dev.penv.remote.LocalShell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real CLI brings up what penv will ask of it, on the docker of the tests. */
class ReferenceCliTest {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

  private static final String COMPOSE = "com.docker.compose.project";

  @TempDir Path folder;

  private Dockerd dockerd;

  @BeforeEach
  void start() {
    dockerd = Dockerd.shared();
  }

  @AfterEach
  void removeWhatIsLeft() {
    for (var filter : List.of("label=test=" + folder, "label=" + COMPOSE + "=" + project())) {
      dockerd.docker("ps", "-aq", "--filter", filter).lines().forEach(this::remove);
    }
    dockerd.docker("network", "prune", "-f", "--filter", "label=" + COMPOSE + "=" + project());
  }

  @Test
  void imageComesUp() throws Exception {
    configure("{ 'image': '%s', 'remoteUser': 'dev', 'postCreateCommand': 'echo made >~/made' }");
    assertThat(up()).contains("\"outcome\":\"success\"", "\"remoteUser\":\"dev\"");
    assertThat(cli("exec", "sh", "-c", "id -un && cat ~/made")).isEqualTo("dev\nmade\n");
  }

  @Test
  void featureOfTheRepositoryIsInstalled() throws Exception {
    configure("{ 'image': '%s', 'features': { './hello': { 'greeting': 'good day' } } }");
    write(
        "hello/devcontainer-feature.json",
        """
        { "id": "hello", "version": "1.0.0", "name": "Hello",
          "options": { "greeting": { "type": "string", "default": "hello" } } }
        """);
    write("hello/install.sh", "#!/bin/sh\necho \"$GREETING\" >/greeting\n");
    assertThat(up()).contains("\"outcome\":\"success\"");
    assertThat(cli("exec", "cat", "/greeting")).isEqualTo("good day\n");
  }

  @Test
  void servicesOfAComposeFileComeUp() throws Exception {
    Needs.compose();
    configure(
        "{ 'dockerComposeFile': 'compose.yml', 'service': 'app', 'workspaceFolder': '/code' }");
    write(
        "compose.yml",
        """
        version: "3"
        services:
          app:
            image: %1$s
            command: sleep 1000
            volumes: ["..:/code"]
          other:
            image: %1$s
            command: nc -ll -p 80 -e echo hello
        """
            .formatted(dockerd.busybox()));
    assertThat(up()).contains("\"composeProjectName\":\"%s\"".formatted(project()));
    var ask = "until nc other 80 2>/dev/null; do :; done; ls";
    assertThat(cli("exec", "sh", "-c", ask)).isEqualTo("hello\n");
  }

  /** As the CLI names it. */
  private String project() {
    return folder.getFileName() + "_devcontainer";
  }

  private void remove(String container) {
    dockerd.docker("rm", "-f", container);
  }

  /**
   * @param json with ' for ", and %s for the image
   */
  private void configure(String json) throws Exception {
    write("devcontainer.json", json.formatted(dockerd.busybox()).replace('\'', '"'));
  }

  private void write(String path, String content) throws Exception {
    var file = folder.resolve(".devcontainer").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  /** With docker's own builder: see {@link Dockerd#environment}. */
  private String up() throws Exception {
    return cli("up", "--buildkit", "never");
  }

  /** What it prints; where it fails the test does. */
  private String cli(String command, String... arguments) throws Exception {
    var options = List.of(command, "--workspace-folder", folder, "--id-label", "test=" + folder);
    var words =
        Stream.of(ReferenceCli.words().stream(), options.stream(), Stream.of(arguments))
            .flatMap(each -> each.map(Object::toString))
            .toList();
    var environment = new HashMap<>(dockerd.environment(folder.resolve("docker")));
    environment.put("HOME", folder.toString());
    var result = new LocalShell().run(words, environment, new byte[0], LONG_ENOUGH);
    assertThat(result.exitCode()).as(result.errors()).isZero();
    return result.output();
  }
}
