package dev.penv.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.Needs;
import dev.penv.container.Power;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.Gpu;
import dev.penv.remote.User;
import dev.penv.world.SlotUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a devcontainer asks for beyond its container, on a machine that others use too. */
@Timeout(180)
@ResourceLock("what has the label of a run")
class TrustedTest {
  private static final User.Slot OWNER = new User.Slot(SlotUsers.single(7), SlotUsers.single(7));

  @TempDir Path folder;
  private BringingScene scene;

  @BeforeEach
  void start() throws IOException {
    Needs.root();
    scene = new BringingScene(folder, OWNER);
  }

  @AfterEach
  void stop() throws IOException {
    if (scene != null) scene.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'runArgs': ['--privileged']                                          | runArgs[0] | privileged
          'runArgs': ['--network=host']                                        | runArgs[0] | host-network
          'mounts': ['type=bind,source=/var/run/docker.sock,target=/d']        | mounts[0]  | mount:/var/run/docker.sock
          'mounts': ['type=bind,source=${localWorkspaceFolder}/out,target=/d'] | mounts     | mount:/etc
          'initializeCommand': 'touch /tmp/penv-must-not-be'                   | initializeCommand | initialize-command
          """)
  void powerIsRefusedAndNamed(String property, String name, String word) throws Exception {
    Files.createDirectories(scene.file("x"));
    Files.createSymbolicLink(scene.file("out"), Path.of("/etc"));
    scene.devcontainer("'image': '%s',\n  %s".formatted(scene.daemon.busybox(), property));
    assertThat(scene.bring())
        .isInstanceOfSatisfying(
            Brought.Refused.class,
            refused -> {
              var complaint = refused.complaints().getFirst();
              assertThat(complaint.problem()).startsWith("`" + name + "`");
              assertThat(complaint.remedy()).contains("`" + word, "`local: allow:` in penv.yaml");
              assertThat(complaint.place().toString()).contains(BringingScene.FILE, "2");
            });
    assertThat(Path.of("/tmp/penv-must-not-be")).doesNotExist();
    scene.end();
  }

  @Test
  void initializeCommandRunsAsTheSlotsUserWhereItMay() throws Exception {
    scene.allowing(new Power.Word(Power.Kind.INITIALIZE, ""));
    scene.write(".devcontainer/Dockerfile", "FROM %s\n".formatted(scene.daemon.busybox()));
    scene.devcontainer(
        """
        'build': { 'dockerfile': 'Dockerfile' },
        'initializeCommand': 'id -u >who; env >environment; echo prepared'
        """);
    var up = scene.up();
    assertThat(scene.task(up, "cat who; grep -c . environment")).startsWith(OWNER.uid() + "\n");
    assertThat(scene.task(up, "cat environment")).doesNotContain("PENV", "JAVA", "TOKEN");
    assertThat(scene.log())
        .containsSubsequence("── initializeCommand\n", "prepared\n", "── builds");
  }

  @Test
  void initializeCommandThatFailsIsTheLast() throws Exception {
    scene.allowing(new Power.Word(Power.Kind.INITIALIZE, ""));
    scene.devcontainer(
        "'image': '%s', 'initializeCommand': 'exit 3'".formatted(scene.daemon.busybox()));
    assertThat(scene.bring())
        .isInstanceOfSatisfying(
            Brought.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo("initializeCommand failed"));
  }

  @Test
  void gpuThatDockerCannotHandOutIsTold() throws Exception {
    scene
        .on(new Gpu("t4", 1, DataSize.gigabytes(16)))
        .devcontainer("'image': '%s'".formatted(scene.daemon.busybox()));
    assertThat(scene.bring())
        .isInstanceOfSatisfying(
            Brought.Failed.class,
            failed -> {
              assertThat(failed.reason()).contains("docker does not hand out NVIDIA GPUs");
              assertThat(failed.remedy()).contains("nvidia-container-toolkit");
            });
    scene.end();
  }
}
