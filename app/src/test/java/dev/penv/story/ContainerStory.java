package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.world.Dockerd;
import dev.penv.world.Eventually;
import dev.penv.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tasks in the containers that a repository's devcontainer describes. */
@Timeout(180)
@ResourceLock("what has the label of a run")
class ContainerStory {
  private static final String FILE = ".devcontainer/devcontainer.json";

  private Dockerd docker;

  @BeforeEach
  void start() {
    docker = Dockerd.shared();
  }

  @Test
  void taskRunsInTheImageOfItsDevcontainer() throws IOException {
    try (var world = World.inContainers(docker)) {
      world.push(
          "PYTHON",
          Map.of(
              FILE,
              devcontainer(
                  """
                  "image": "%s",
                  "containerEnv": { "WHO": "container" },
                  "remoteEnv": { "SEEN": "${containerEnv:WHO}-${localEnv:HOME}" },
                  "postCreateCommand": "python3 --version > .made",
                  """
                      .formatted(docker.python()),
                  "look",
                  "cat .made; pwd; echo $SEEN; echo $PENV_RUN_ID; id -un;"
                      + " echo 3 > $PENV_MEASURES_DIR/apples; echo kept > $PENV_OUTPUT_DIR/result")));
      world.comment("ada", "/run look");
      world.settle();
      var log = log(world, "look");

      assertThat(log).contains("Python 3.", "/workspaces/", "container-\n", "r-");
      assertThat(world.check("penv / look").conclusion()).isEqualTo("success");
    }
    nothingIsLeft();
  }

  @Test
  void withoutDevcontainerACommandRunsInTheDefaultImage() throws IOException {
    try (var world = World.inContainers(docker)) {
      var plain = Threads.withoutDevcontainer(world);
      world.comment(plain, "ada", "/run -- cat README.md; ls -d /.docker*");
      world.settle();
      assertThat(world.thread(plain))
          .contains("## check `penv / command`: success", "Hello.\n/.dockerenv")
          .contains("No devcontainer found, used `%s`.".formatted(docker.busybox()))
          .contains("`/init` keeps it.")
          .doesNotContain("own system");
    }
    nothingIsLeft();
  }

  @Test
  void taskThatRunsOutOfMemoryIsToldAsSuch() throws IOException {
    try (var world = World.inContainers(docker)) {
      world.push(
          "HUNGRY",
          Map.of(
              FILE,
              devcontainer(
                  "\"image\": \"%s\", \"runArgs\": [\"--memory=64m\"],".formatted(docker.busybox()),
                  "eat",
                  "x=$(head -c 200000000 /dev/zero | tr '\\\\0' x); echo full")));
      world.comment("ada", "/run eat");
      world.settle();
      assertThat(world.check("penv / eat").conclusion()).isEqualTo("failure");
      assertThat(world.check("penv / eat").output().title()).contains("out of memory");
    }
    nothingIsLeft();
  }

  @Test
  void stopEndsEverythingInTheContainer() throws IOException {
    try (var world = World.inContainers(docker)) {
      world.push(
          "LONG",
          Map.of(
              FILE,
              devcontainer(
                  "\"image\": \"%s\",".formatted(docker.busybox()),
                  "long",
                  "trap 'echo asked; exit 3' TERM; setsid sleep 1000 & touch $PENV_OUTPUT_DIR/begun;"
                      + " while :; do sleep 0.1; done")));
      world.comment("ada", "/run long");
      output(world, "begun");
      world.comment("ada", "/stop");
      world.settle();
      assertThat(world.check("penv / long").conclusion()).isEqualTo("cancelled");
      assertThat(log(world, "long")).contains("asked");
    }
    nothingIsLeft();
  }

  @Test
  void containerSurvivesPenv() throws IOException {
    try (var world = World.mortalInContainers(docker)) {
      world.push(
          "PATIENT",
          Map.of(
              FILE,
              devcontainer(
                  "\"image\": \"%s\",".formatted(docker.busybox()),
                  "patient",
                  "echo begun; touch $PENV_OUTPUT_DIR/begun;"
                      + " until [ -e $PENV_OUTPUT_DIR/go ]; do sleep 0.1; done; echo went")));
      world.comment("ada", "/run patient");
      var begun = output(world, "begun");
      world.kill();
      Files.createFile(begun.resolveSibling("go"));
      world.restart();
      world.settle();
      assertThat(world.check("penv / patient").conclusion()).isEqualTo("success");
      assertThat(log(world, "patient")).containsOnlyOnce("begun\n").endsWith("went\n");
    }
    nothingIsLeft();
  }

  @Test
  void stopEndsABuild() throws IOException {
    var mark = UUID.randomUUID().toString();
    try (var world = World.inContainers(docker)) {
      var step = "FROM %s\nRUN : %s; sleep 1000\n".formatted(docker.busybox(), mark);
      var build = "\"build\": { \"dockerfile\": \"Dockerfile\" },";
      world.push(
          "BUILT",
          Map.of(FILE, devcontainer(build, "look", "true"), ".devcontainer/Dockerfile", step));
      world.comment("ada", "/run look");
      Eventually.holds(() -> "the step to begin", () -> commands("ps").contains(mark));
      world.comment("ada", "/stop");
      world.settle();
      assertThat(world.check("penv / look").conclusion()).isEqualTo("cancelled");
    }
    Eventually.holds(() -> "the step to be gone", () -> !commands("ps", "-a").contains(mark));
    nothingIsLeft();
  }

  private String commands(String... ps) {
    var words = Stream.concat(Stream.of(ps), Stream.of("--no-trunc")).toArray(String[]::new);
    return docker.docker(words);
  }

  @Test
  void commandThatFailsIsShown() throws IOException {
    try (var world = World.inContainers(docker)) {
      var properties =
          "\"image\": \"%s\", \"postCreateCommand\": \"echo because of this; exit 3\","
              .formatted(docker.busybox());
      world.push("FAILING", Map.of(FILE, devcontainer(properties, "look", "echo never")));
      world.comment("ada", "/run look");
      world.settle();
      assertThat(world.check("penv / look").output().title()).contains("postCreateCommand failed");
      assertThat(world.thread()).contains("because of this");
      assertThat(log(world, "look")).doesNotContain("never");
    }
    nothingIsLeft();
  }

  /** What a task has written on the machine, once it has. */
  private static Path output(World world, String name) {
    var machines = world.data().resolve("local/machines");
    Eventually.holds(() -> name + " to be written", () -> written(machines, name).isPresent());
    return written(machines, name).orElseThrow();
  }

  private static Optional<Path> written(Path machines, String name) {
    return found(machines, "output/" + name);
  }

  private static Optional<Path> found(Path machines, String name) {
    try (var files = Files.find(machines, 6, (path, _) -> path.endsWith(name))) {
      return files.findAny();
    } catch (IOException | UncheckedIOException changing) {
      return Optional.empty();
    }
  }

  private void nothingIsLeft() {
    assertThat(docker.docker("ps", "-aq", "--filter", "label=dev.penv.run")).isEmpty();
  }

  private static String devcontainer(String properties, String task, String command) {
    return """
    {
      %s
      "customizations": { "penv": { "tasks": { "%s": { "command": "%s" } } } }
    }
    """
        .formatted(properties, task, command);
  }

  private static String log(World world, String task) throws IOException {
    return Files.readString(world.archived(world.check("penv / " + task)));
  }
}
