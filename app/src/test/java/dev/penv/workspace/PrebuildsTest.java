package dev.penv.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.remote.User;
import dev.penv.world.Registry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Images that are built from a Dockerfile, and not built again. */
@Timeout(180)
@ResourceLock("what has the label of a run")
class PrebuildsTest {
  private static final String DOCKERFILE =
      """
      ARG BASE
      FROM $BASE AS wanted
      ARG COLOUR
      COPY . /all
      RUN echo "painted $COLOUR"; ls -A /all >/listed; echo $COLOUR >/colour
      FROM wanted AS last
      RUN exit 1
      """;

  @TempDir Path folder;
  private BringingScene scene;

  @BeforeEach
  void start() throws IOException {
    scene = new BringingScene(folder, new User.Same());
  }

  @AfterEach
  void stop() throws IOException {
    if (scene != null) scene.close();
  }

  @Test
  void imageIsBuiltOnceFromTheSameFiles() throws Exception {
    dockerfile(scene.daemon.busybox());
    scene
        .write(".dockerignore", "left-out\n*.md\n!kept.md\n")
        .write("left-out", "")
        .write("kept.md", "");
    scene.write("README.md", "one");
    var built = scene.up();
    assertThat(built.image()).isEqualTo(Brought.Source.BUILT);
    assertThat(scene.log()).contains("painted red").doesNotContain("exit 1");
    assertThat(scene.task(built, "cat /colour; cat /listed"))
        .contains("red\n", "kept.md\n", ".devcontainer\n")
        .doesNotContain("left-out", "README.md", ".git\n");
    scene.end();
    scene.write("README.md", "two");
    assertThat(scene.up().image()).as("what is ignored changed").isEqualTo(Brought.Source.PREBUILT);
    assertThat(scene.log()).contains("built before from the same files").doesNotContain("painted");
    scene.write("kept.md", "more");
    assertThat(scene.up().image()).as("one file changed").isEqualTo(Brought.Source.BUILT);
  }

  @Test
  void baseComesFromThePrivateRegistryWithTheOperatorsLogin() throws Exception {
    var registry = scene.daemon.privateRegistry();
    var base = registry.named("team/base:" + UUID.randomUUID());
    var credentials = login(registry);
    scene.docker.tag(scene.daemon.busybox(), base);
    scene.docker.push(base, credentials, new Capture(silent()));
    scene.docker.removeImage(base);
    dockerfile(base);
    assertThat(scene.bring())
        .isInstanceOfSatisfying(
            Brought.Failed.class,
            failed -> assertThat(failed.remedy()).contains("`registries: logins:` in penv.yaml"));
    scene.with(new Registries(credentials, ""));
    assertThat(scene.up().image()).isEqualTo(Brought.Source.BUILT);
    scene.docker.removeImage(base);
  }

  @Test
  void imageGoesByWayOfTheRegistry() throws Exception {
    var registry = scene.daemon.privateRegistry();
    var prebuilds = registry.named("prebuilds");
    scene.with(new Registries(login(registry), prebuilds));
    dockerfile(scene.daemon.busybox());
    assertThat(scene.up().image()).isEqualTo(Brought.Source.BUILT);
    scene.end();
    forget(prebuilds);
    assertThat(scene.up().image()).isEqualTo(Brought.Source.PREBUILT);
    assertThat(scene.log()).contains("by way of the registry").doesNotContain("painted");
  }

  @Test
  void whatAForkBuildsGoesWithItsRun() throws Exception {
    var registry = scene.daemon.privateRegistry();
    scene.with(new Registries(login(registry), registry.named("prebuilds"))).ofFork();
    dockerfile(scene.daemon.busybox());
    var mount = "'mounts': ['type=volume,source=kept,target=/kept']";
    scene.devcontainer(properties(scene.daemon.busybox()) + "," + mount);
    scene.up();
    var name = "fork-" + scene.run();
    assertThat(scene.daemon.docker("images")).contains(name);
    assertThat(scene.log()).doesNotContain("push");
    scene.end();
    assertThat(scene.daemon.docker("images")).doesNotContain(name);
    assertThat(scene.daemon.docker("volume", "ls")).doesNotContain(scene.run().value());
    assertThat(scene.up().image()).isEqualTo(Brought.Source.BUILT);
  }

  @Test
  void failingStepIsToldAndLeavesNoContainer() throws Exception {
    var mark = UUID.randomUUID().toString();
    var step = "FROM %s\nRUN : %s; echo why; exit 3\n".formatted(scene.daemon.busybox(), mark);
    scene.write(".devcontainer/Dockerfile", step);
    scene.devcontainer("'build': { 'dockerfile': 'Dockerfile' }");
    assertThat(scene.bring())
        .isInstanceOfSatisfying(
            Brought.Failed.class,
            failed -> {
              assertThat(failed.reason()).contains("returned a non-zero code: 3");
              assertThat(failed.remedy()).startsWith("Your turn");
            });
    assertThat(scene.log()).contains("why\n");
    assertThat(scene.daemon.docker("ps", "-a", "--no-trunc")).doesNotContain(mark);
  }

  @Test
  void contextOutsideOfTheRepositoryIsRefused() throws Exception {
    scene.devcontainer("'build': { 'dockerfile': 'Dockerfile', 'context': '../..' }");
    assertThat(scene.bring())
        .isInstanceOfSatisfying(
            Brought.Failed.class,
            failed -> assertThat(failed.reason()).contains("outside of the repository"));
  }

  @Test
  void optionsThatReachBeyondTheBuildAreRefused() throws Exception {
    scene.devcontainer(
        "'build': { 'dockerfile': 'Dockerfile', 'options': ['--label', '--x', '--iidfile=/etc/x'] }");
    assertThat(scene.bring())
        .isInstanceOfSatisfying(
            Brought.Refused.class,
            refused ->
                assertThat(refused.complaints())
                    .singleElement()
                    .extracting(complaint -> complaint.problem())
                    .asString()
                    .contains("The build asks for `--iidfile=/etc/x`"));
  }

  private void dockerfile(String base) throws IOException {
    scene.write("unique", UUID.randomUUID().toString());
    scene.write(".devcontainer/Dockerfile", DOCKERFILE).devcontainer(properties(base));
  }

  private static String properties(String base) {
    return """
    'build': { 'dockerfile': 'Dockerfile', 'context': '..', 'target': 'wanted',
      'args': { 'BASE': '%s', 'COLOUR': 'red' } }
    """
        .formatted(base);
  }

  private static Credentials login(Registry registry) {
    var login = new Credentials.Login(Registry.USER, Registry.PASSWORD);
    return new Credentials(Map.of(registry.address(), login));
  }

  private void forget(String name) {
    for (var image :
        scene.daemon.docker("images", "--format", "{{.Repository}}:{{.Tag}}").lines().toList()) {
      if (image.startsWith(name)) scene.daemon.docker("rmi", image);
    }
  }

  private static Onlooker silent() {
    return new Onlooker() {
      @Override
      public void printed(byte[] bytes) {}

      @Override
      public void beat() {}
    };
  }
}
