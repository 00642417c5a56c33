package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penv.world.Arguments;
import dev.penv.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a program sees of penv. */
class ContractStory {
  @Test
  void taskSeesTheContractAndNothingElse() throws IOException {
    try (var world = World.open()) {
      world.comment("ada", "/run contract lr=0.1");
      world.settle();
      var log = log(world);
      var variables = marked(log, "variable ");
      assertThat(variables.stream().map(line -> line.substring(0, line.indexOf('='))))
          .containsExactlyInAnyOrder(
              "CI",
              "CONFIGURATION_FILE",
              "HOME",
              "LANG",
              "LOGNAME",
              "PATH",
              "PENV_CHECKPOINT_DIR",
              "PENV_CONFIG",
              "PENV_INPUT_DIR",
              "PENV_MEASURES_DIR",
              "PENV_OUTPUT_DIR",
              "PENV_PARAM_FAST",
              "PENV_PARAM_LR",
              "PENV_RUN_ID",
              "PWD",
              "SHLVL",
              "TMPDIR",
              "USER",
              "_");
      assertThat(variables).contains("PENV_PARAM_LR=0.1", "PENV_PARAM_FAST=true", "CI=true");
      assertThat(log).doesNotContain("PENV_GITHUB", "PENV_WEBHOOK", "PENV_DATA", "MAVEN", "JAVA");
      assertConfig(world, String.join("\n", marked(log, "config ")));
    }
  }

  @Test
  void noTokenIsAnArgument() {
    try (var world = World.open();
        var arguments = new Arguments()) {
      world.comment("ada", "/run train");
      world.settle();
      assertThat(arguments.with(Set.of("git fetch", "fetch"))).as("git, to see any").isNotEmpty();
      assertThat(arguments.with(Set.of("ghs_2", "PRIVATE KEY"))).isEmpty();
    }
  }

  private static void assertConfig(World world, String text) throws IOException {
    var config = new ObjectMapper().readTree(text);
    assertThat(config.properties().stream().map(property -> property.getKey()))
        .containsExactlyInAnyOrder(
            "input_directory",
            "output_directory",
            "measures_directory",
            "summary_measures_path",
            "checkpoint_directory",
            "parameters",
            "run_id",
            "repository",
            "commit",
            "pull_request",
            "attempt");
    assertThat(config.get("parameters").toString()).isEqualTo("{\"lr\":0.1,\"fast\":true}");
    assertThat(config.get("repository").asText()).isEqualTo("octo/spiral");
    assertThat(config.get("commit").asText()).isEqualTo(world.pull().head());
    assertThat(config.get("pull_request").asInt()).isEqualTo(world.pull().number());
    assertThat(config.get("attempt").asInt()).isEqualTo(1);
  }

  private static List<String> marked(String log, String mark) {
    return log.lines()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .toList();
  }

  private static String log(World world) throws IOException {
    var check = world.check("penv / contract");
    assertThat(check.conclusion()).isEqualTo("success");
    try (var lines =
        Files.lines(world.data().resolve("logs").resolve(check.externalId() + ".log"))) {
      return lines.collect(Collectors.joining("\n"));
    }
  }
}
