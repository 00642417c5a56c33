package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.Needs;
import dev.penv.world.Dockerd;
import dev.penv.world.Eventually;
import dev.penv.world.ReferenceCli;
import dev.penv.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tasks in one of the services that compose files describe. */
@Timeout(240)
@ResourceLock("what has the label of a run")
class ComposeStory {
  private static final String FILE = ".devcontainer/devcontainer.json";
  private static final String COMPOSE = ".devcontainer/compose.yml";

  /** A database that says one word to everybody, under a name that another run wants too. */
  private static final String SERVICES =
      """
      version: "3.8"
      services:
        app:
          image: %1$s
          command: sleep infinity
          depends_on: [db]
          volumes: ["..:/code:cached"]
        db:
          image: %1$s
          container_name: the-database
          command: sh -c 'while :; do echo hello from db | nc -l -p 5432; done'
          volumes: ["data:/data", "/scratch"]
      volumes:
        data:
      """;

  /** Asks until the database is there. */
  private static final String ASK =
      "until nc -w 5 db 5432 < /dev/null | tee said | grep db; do sleep 0.1; done; ";

  private Dockerd docker;

  @BeforeEach
  void start() {
    docker = Dockerd.shared();
    Needs.command("docker-compose");
    ReferenceCli.words();
  }

  @Test
  void taskMeetsTheOtherServicesByName() throws IOException {
    try (var world = world()) {
      push(
          world,
          "MEET",
          SERVICES.formatted(docker.busybox()),
          """
          "remoteEnv": { "SEEN": "${containerEnv:PATH}" }, "remoteUser": "dev",
          "postCreateCommand": "id -un > made",
          """,
          ASK + "cat made; pwd; id -un; echo kept > $PENV_OUTPUT_DIR/result; touch fresh");
      world.comment("ada", "/run meet");
      world.settle();

      assertThat(log(world, "meet")).contains("hello from db", "dev\n/code\ndev\n");
      assertThat(world.check("penv / meet").conclusion()).isEqualTo("success");
    }
    nothingIsLeft();
  }

  @Test
  void featuresAreInstalledIntoTheServiceThatIsWorkedIn() throws IOException {
    try (var world = world()) {
      push(
          world,
          "FEATURE",
          SERVICES.formatted(docker.busybox()),
          "\"features\": { \"./hello\": { \"word\": \"grape\" } },",
          "cat /etc/hello; echo $FROM_FEATURE; ls /from-feature-volume && echo mounted",
          Map.of(
              ".devcontainer/hello/devcontainer-feature.json",
              """
              {
                "id": "hello", "version": "1.0.0", "name": "Hello",
                "options": { "word": { "type": "string", "default": "none" } },
                "containerEnv": { "FROM_FEATURE": "feature" },
                "mounts": ["source=keep-${devcontainerId},target=/from-feature-volume,type=volume"],
                "postCreateCommand": "echo feature was here"
              }
              """,
              ".devcontainer/hello/install.sh",
              "#!/bin/sh\necho $WORD > /etc/hello\n"));
      world.comment("ada", "/run meet");
      world.settle();

      assertThat(log(world, "meet")).contains("feature was here\n", "grape\nfeature\nmounted\n");
    }
    nothingIsLeft();
  }

  @Test
  void serviceThatIsBuiltLeavesNoImage() throws IOException {
    try (var world = world()) {
      push(
          world,
          "BUILT",
          """
          services:
            app:
              build: { context: .., dockerfile: .devcontainer/Dockerfile, args: { WORD: plum } }
              command: sleep infinity
              volumes: ["..:/code"]
            side:
              build: { context: .. , dockerfile: .devcontainer/Dockerfile }
              command: sleep infinity
          """,
          "",
          "cat /word",
          Map.of(
              ".devcontainer/Dockerfile",
              "FROM %s\nARG WORD=none\nRUN echo $WORD > /word\n".formatted(docker.busybox())));
      world.comment("ada", "/run meet");
      world.settle();
      assertThat(log(world, "meet")).endsWith("plum\n");
    }
    nothingIsLeft();
  }

  @Test
  void whatNoServiceGetsIsRefusedByName() throws IOException {
    try (var world = world()) {
      push(
          world,
          "GREEDY",
          """
          services:
            app:
              image: %1$s
              privileged: true
            db:
              image: %1$s
              network_mode: host
              volumes: ["/var/run/docker.sock:/var/run/docker.sock"]
          """
              .formatted(docker.busybox()),
          "",
          "true");
      world.comment("ada", "/run meet");
      world.settle();
      assertThat(world.thread())
          .contains("services.app.privileged", "services.db.network_mode", "docker.sock")
          .contains("`.devcontainer/devcontainer.json:2:3`");
    }
    nothingIsLeft();
  }

  @Test
  void filesOutsideOfTheRepositoryAreReadAsItsOwnCodeCould() throws IOException {
    try (var world = world()) {
      push(
          world,
          "READER",
          "services: { app: { image: x, env_file: /etc/shadow-of-nobody } }",
          "",
          "true");
      world.comment("ada", "/run meet");
      world.settle();
      assertThat(world.thread()).contains("Compose does not understand the files");
    }
    nothingIsLeft();
  }

  @Test
  void twoRunsAtTheSameTimeDoNotMeet() throws IOException {
    try (var world = world()) {
      push(
          world,
          "TWICE",
          SERVICES
              .formatted(docker.busybox())
              .replace("..:/code:cached", "..:/code:cached\", \"data:/d"),
          "",
          "touch /d/$PENV_RUN_ID $PENV_OUTPUT_DIR/begun;"
              + " until [ -e $PENV_OUTPUT_DIR/go ]; do sleep 0.1; done; ls /d | wc -l");
      world.comment("ada", "/run meet");
      world.comment("ada", "/run meet");
      Eventually.holds(() -> "both to run", () -> written(world, "begun").size() == 2);
      for (var begun : written(world, "begun")) Files.createFile(begun.resolveSibling("go"));
      world.settle();
      var runs = world.asked();
      assertThat(runs).hasSize(2);
      for (var run : runs) assertThat(Files.readString(world.archived(run))).endsWith("\n1\n");
    }
    nothingIsLeft();
  }

  @Test
  void stopEndsAllServices() throws IOException {
    try (var world = world()) {
      push(
          world,
          "LONG",
          SERVICES.formatted(docker.busybox()),
          "",
          "touch $PENV_OUTPUT_DIR/begun; while :; do sleep 0.1; done");
      world.comment("ada", "/run meet");
      Eventually.holds(() -> "it to run", () -> written(world, "begun").size() == 1);
      world.comment("ada", "/stop");
      world.settle();
      assertThat(world.check("penv / meet").conclusion()).isEqualTo("cancelled");
    }
    nothingIsLeft();
  }

  @Test
  void killedPenvBringsThemUpAnew() throws IOException {
    try (var world = tooled(World.mortalAllowing(docker, "compose"))) {
      push(
          world,
          "KILLED",
          SERVICES.formatted(docker.busybox()),
          "\"onCreateCommand\": \"[ -e again ] || { touch again; sleep 1000; }\",",
          ASK + "true");
      world.comment("ada", "/run meet");
      Eventually.holds(() -> "services to be up", () -> written(world, "again").size() == 1);
      world.kill();
      world.restart();
      world.settle();
      assertThat(world.check("penv / meet").conclusion())
          .as(world.thread() + log(world, "meet"))
          .isEqualTo("success");
    }
    nothingIsLeft();
  }

  /** One that has installed the devcontainer CLI before. */
  private World world() throws IOException {
    return tooled(World.allowing(docker, "compose"));
  }

  private static World tooled(World world) throws IOException {
    Files.createSymbolicLink(world.data().resolve("tools"), ReferenceCli.folder());
    return world;
  }

  private static void push(
      World world, String word, String compose, String properties, String command) {
    push(world, word, compose, properties, command, Map.of());
  }

  private static void push(
      World world,
      String word,
      String compose,
      String properties,
      String command,
      Map<String, String> others) {
    var files = new HashMap<>(others);
    files.put(COMPOSE, compose);
    files.put(
        FILE,
        """
        {
          "dockerComposeFile": "compose.yml",
          "service": "app",
          "workspaceFolder": "/code",
          %s
          "customizations": { "penv": { "tasks": { "meet": { "command": "%s" } } } }
        }
        """
            .formatted(properties, command));
    world.push(word, files);
  }

  /** Files of that name on the machine. */
  private static List<Path> written(World world, String name) {
    try (var files =
        Files.find(world.data().resolve("local"), 8, (path, _) -> path.endsWith(name))) {
      return files.toList();
    } catch (IOException | UncheckedIOException changing) {
      return List.of();
    }
  }

  private void nothingIsLeft() {
    var mine = List.of("--filter", "label=dev.penv.run");
    assertThat(list(mine, "ps", "-aq")).isEmpty();
    assertThat(list(mine, "volume", "ls", "-q")).isEmpty();
    assertThat(list(mine, "network", "ls", "-q")).isEmpty();
    assertThat(list(mine, "image", "ls", "-q")).isEmpty();
  }

  private String list(List<String> filter, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(filter);
    return docker.docker(all.toArray(String[]::new));
  }

  private static String log(World world, String task) throws IOException {
    return Files.readString(world.archived(world.check("penv / " + task)));
  }
}
