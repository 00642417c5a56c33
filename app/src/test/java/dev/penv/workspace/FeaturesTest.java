package dev.penv.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.remote.User;
import dev.penv.world.ReferenceCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Images with Features, by the real reference implementation. */
@Timeout(300)
@ResourceLock("what has the label of a run")
class FeaturesTest {
  @TempDir Path folder;
  private BringingScene scene;

  @BeforeEach
  void start() throws IOException {
    ReferenceCli.words();
    scene = new BringingScene(folder, new User.Same());
    scene.write(
        ".devcontainer/hello/devcontainer-feature.json",
        """
        { "id": "hello", "version": "1.0.0", "name": "Hello",
          "options": { "greeting": { "type": "string", "default": "hello" } },
          "containerEnv": { "OF_FEATURE": "there" },
          "onCreateCommand": "echo feature-created >>.order",
          "postCreateCommand": "echo feature-post >>.order" }
        """);
    scene.write(
        ".devcontainer/hello/install.sh",
        "#!/bin/sh\necho \"$GREETING $_REMOTE_USER\" >/greeting\necho %s\n"
            .formatted(UUID.randomUUID()));
  }

  @AfterEach
  void stop() throws IOException {
    if (scene != null) scene.close();
  }

  @Test
  void featureIsInstalledOnAnImage() throws Exception {
    scene.devcontainer(
        """
        'image': '%s', 'remoteUser': 'dev',
        'features': { './hello': { 'greeting': 'good day' } },
        'containerEnv': { 'OF_FILE': 'here' },
        'postCreateCommand': 'echo file-post >>.order'
        """
            .formatted(scene.daemon.busybox()));
    var built = scene.up();
    assertThat(built.image()).isEqualTo(Brought.Source.BUILT);
    assertThat(scene.task(built, "cat /greeting; echo $OF_FEATURE $OF_FILE; cat .order"))
        .isEqualTo("good day dev\nthere here\nfeature-created\nfeature-post\nfile-post\n");
    scene.end();
    assertThat(scene.up().image()).isEqualTo(Brought.Source.PREBUILT);
    scene.end();
    scene.write(".devcontainer/hello/more", "");
    assertThat(scene.up().image()).isEqualTo(Brought.Source.BUILT);
  }

  @Test
  void featureIsInstalledOnADockerfile() throws Exception {
    scene.write(
        ".devcontainer/Dockerfile",
        "FROM %s\nCOPY given /given\n".formatted(scene.daemon.busybox()));
    scene.write("given", "from the context\n");
    scene.devcontainer(
        """
        'build': { 'dockerfile': 'Dockerfile', 'context': '..' },
        'features': { './hello': {} },
        'postCreateCommand': 'echo file-post >>.order'
        """);
    var up = scene.up();
    assertThat(scene.task(up, "cat /greeting /given .order"))
        .isEqualTo("hello root\nfrom the context\nfeature-created\nfeature-post\nfile-post\n");
    scene.end();
    scene.write("given", "changed\n");
    assertThat(scene.task(scene.up(), "cat /given")).isEqualTo("changed\n");
  }

  @Test
  void featureThatFailsIsToldAndLeavesNoContainer() throws Exception {
    scene.write(".devcontainer/hello/install.sh", "echo because of this; exit 4\n");
    scene.devcontainer(
        "'image': '%s', 'features': { './hello': {} }".formatted(scene.daemon.busybox()));
    assertThat(scene.bring())
        .isInstanceOfSatisfying(
            Brought.Failed.class, failed -> assertThat(failed.remedy()).startsWith("Your turn"));
    assertThat(scene.log()).contains("because of this\n");
    assertThat(scene.daemon.docker("ps", "-a", "--no-trunc", "--filter", "status=exited"))
        .doesNotContain("devcontainer-features-install.sh");
  }

  @Test
  void linkThatLeadsOutOfTheCheckoutIsRefused() throws Exception {
    Files.createSymbolicLink(scene.file(".devcontainer/hello/passwd"), Path.of("/etc/passwd"));
    scene.devcontainer(
        "'image': '%s', 'features': { './hello': {} }".formatted(scene.daemon.busybox()));
    assertThat(scene.bring())
        .isInstanceOfSatisfying(
            Brought.Failed.class,
            failed ->
                assertThat(failed.reason())
                    .isEqualTo(
                        ".devcontainer/hello/passwd is a link, which a devcontainer with Features must not have"));
  }
}
