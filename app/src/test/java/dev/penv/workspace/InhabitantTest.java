package dev.penv.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.Needs;
import dev.penv.remote.LocalShell;
import dev.penv.remote.User;
import dev.penv.world.SlotUsers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Who works in a container, with which environment and files, and what is executed there first. */
@Timeout(180)
@ResourceLock("what has the label of a run")
class InhabitantTest {
  private static final User.Slot OWNER = new User.Slot(SlotUsers.single(6), SlotUsers.single(6));

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

  @Test
  void filesAreTheRemoteUsersAndThenTheSlotsAgain() throws Exception {
    image(scene.daemon.python(), "'remoteUser': 'dev', 'postCreateCommand': 'echo made >made'");
    var up = scene.up();
    var script =
        "id -un; pwd; git status --porcelain; git log -1 --format=%%s; touch %s/kept; cat made"
            .formatted(scene.path("output"));
    assertThat(scene.task(up, script))
        .isEqualTo("dev\n/workspaces/spiral\n?? made\na change\nmade\n");
    var site = new Site(new LocalShell(), OWNER, scene.path("cache"), scene.path("home"));
    Containers.NONE.giveBack(site, scene.checkout(), List.of(scene.path("output")));
    assertThat(foreign()).isEmpty();
  }

  private String foreign() throws IOException {
    var words =
        List.of(
            "find",
            scene.checkout(),
            scene.path("output"),
            "!",
            "-uid",
            Integer.toString(OWNER.uid()));
    return new LocalShell().run(words, Map.of(), new byte[0], Duration.ofMinutes(1)).output();
  }

  @Test
  void environmentIsTheOneOfTheUsersShell() throws Exception {
    scene.write(
        ".devcontainer/Dockerfile",
        """
        FROM %s
        ENV OF_IMAGE=image
        RUN echo 'export PATH=$PATH:/opt/tool OF_LOGIN=login GONE=here; echo welcome' >/home/dev/.profile
        USER dev
        """
            .formatted(scene.daemon.busybox()));
    scene.devcontainer(
        """
        'build': { 'dockerfile': 'Dockerfile' }, 'userEnvProbe': 'loginShell',
        'containerEnv': { 'OF_CONTAINER': 'container' },
        'remoteEnv': { 'JOINED': '${containerEnv:OF_CONTAINER}-${containerEnv:NO:none}',
          'PATH': '${containerEnv:PATH}:/opt/more', 'HOST': '${localEnv:PATH:unset}', 'GONE': null }
        """);
    var up = scene.up();
    var script =
        "echo $OF_IMAGE $OF_CONTAINER $OF_LOGIN $JOINED $HOST ${GONE-gone} $HOME; echo $PATH; id -un";
    assertThat(scene.task(up, script))
        .startsWith("image container login container-none unset gone /home/dev\n")
        .endsWith(":/opt/tool:/opt/more\ndev\n");
  }

  @Test
  void errorsOfTheUsersShellAreNotHeard() throws Exception {
    scene.write(
        ".devcontainer/Dockerfile",
        """
        FROM %s
        RUN echo 'export OF_LOGIN=login; head -c 2000000 /dev/zero >&2' >/home/dev/.profile
        USER dev
        """
            .formatted(scene.daemon.busybox()));
    scene.devcontainer("'build': { 'dockerfile': 'Dockerfile' }, 'userEnvProbe': 'loginShell'");
    assertThat(scene.task(scene.up(), "echo $OF_LOGIN")).isEqualTo("login\n");
  }

  @Test
  void lifecycleCommandsGoInOrder() throws Exception {
    image(
        scene.daemon.busybox(),
        """
        'postStartCommand': 'echo post-start >>order',
        'postCreateCommand': ['sh', '-c', 'echo post-create $0 >>order', 'a b'],
        'updateContentCommand': {
          'one': 'touch one; until [ -e two ]; do sleep 0.1; done; echo together >>order',
          'two': 'touch two; until [ -e one ]; do sleep 0.1; done' },
        'onCreateCommand': 'echo on-create >>order; echo told'
        """);
    var up = scene.up();
    assertThat(scene.task(up, "cat order"))
        .isEqualTo("on-create\ntogether\npost-create a b\npost-start\n");
    assertThat(scene.log())
        .containsSubsequence(
            "── onCreateCommand\ntold\n",
            "── updateContentCommand\n",
            "── postCreateCommand\n",
            "── postStartCommand\n",
            "── the container is ready\n");
  }

  @Test
  void failingCommandIsTheLast() throws Exception {
    image(
        scene.daemon.busybox(),
        """
        'updateContentCommand': { 'good': 'echo fine', 'bad': 'echo because; exit 7' },
        'postCreateCommand': 'echo never'
        """);
    assertThat(scene.bring())
        .isInstanceOfSatisfying(
            Brought.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo("updateContentCommand failed");
              assertThat(failed.remedy()).startsWith("Your turn");
            });
    assertThat(scene.log()).contains("because\n", "fine\n").doesNotContain("never");
    scene.end();
  }

  private void image(String name, String properties) throws IOException {
    scene.devcontainer("'image': '%s', %s".formatted(name, properties));
  }
}
