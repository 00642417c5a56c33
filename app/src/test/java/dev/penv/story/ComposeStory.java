package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.Needs;
import dev.penv.world.Dockerd;
import dev.penv.world.ReferenceCli;
import dev.penv.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks in one of the services that compose files describe. */
@Timeout(240)
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

  /** One that has installed the devcontainer CLI before. */
  private World world() throws IOException {
    var world = World.inContainers(docker);
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
