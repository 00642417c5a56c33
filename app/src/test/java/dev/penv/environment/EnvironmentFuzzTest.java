package dev.penv.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.complaint.Place;
import dev.penv.document.JsonText;
import dev.penv.world.Fuzz;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in the file, it is read or refused. A failure names the seed of its text. */
class EnvironmentFuzzTest {
  private static final String GOOD =
      """
      // a devcontainer
      { "image": "ubuntu", /* with */ "hostRequirements": { "cpus": 2, "memory": "8gb", "gpu": true },
        "build": { "dockerfile": "Dockerfile", "args": { "A": "${localEnv:A:b}" }, "cacheFrom": "x" },
        "features": { "ghcr.io/a/b:1": {} }, "runArgs": ["--gpus", "all"], "forwardPorts": [3000],
        "mounts": ["type=bind,source=${localWorkspaceFolder},target=/x", { "target": "/y" }],
        "containerEnv": { "A": "1" }, "remoteEnv": { "B": "${containerEnv:A}", "C": null },
        "postCreateCommand": { "a": "make", "b": ["make"] }, "waitFor": "onCreateCommand",
        "extensions": ["a"], "settings": { "b": 1 }, "workspaceFolder": "/w", "init": true,
        "customizations": { "penv": { "tasks": { "train": {
          "command": ["python", "train.py"], "gpu": "v100", "cpus": 4, "memory": "16gb",
          "parameters": { "lr": 0.01, "n": { "default": 3, "min": 1, "max": 5 }, "o": "adam" },
          "inputs": { "data": "https://h/x" }, "outputs": ["models/**"],
          "measures": { "loss": "lower" }, "timeout": "2h", "maxPrice": 2.5, "after": "keep:30m",
        }, }, "dev": { "idle": "30m" }, "volumes": { "d": "/data" }, } },
      }
      """;

  /** Words that a grammar or a type check could stumble over. */
  private static final List<String> WORDS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "//",
          "/*",
          "*/",
          "\n",
          "\r",
          "\0",
          "\\",
          "\\u0000",
          "\\ud800",
          "null",
          "true",
          "-1",
          "1e400",
          "1e-999999999999",
          "0x1",
          "NaN",
          "\"true\"",
          "\"\"",
          "{}",
          "[]",
          "\uFEFF",
          "\uFFFD",
          "\u202E",
          "\uD83D\uDE00",
          "\uD800",
          "`",
          "9".repeat(2000),
          "\"" + "x".repeat(5000) + "\"",
          "[".repeat(300),
          "{\"a\":".repeat(300));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyFileIsReadOrRefusedWithPlaceAndRemedy(long seed) {
    run(seed, 2_000);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103, 104})
  void everyFileIsReadOrRefusedForLonger(long seed) {
    run(seed, 50_000);
  }

  /** What costs the square of its length elsewhere. */
  @Timeout(20)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "${",
        "${${\\n",
        "/",
        "\\n",
        "${localEnv:",
        "}",
        "localhost:",
        "--gpus=",
        ",",
        " \\\""
      })
  void noFileCostsMoreThanItsLength(String part) {
    var much = part.repeat(900_000 / part.length());
    for (var key : List.of("image", "workspaceFolder", "hostRequirements", "forwardPorts")) {
      var text = "{\"%s\":\"%sx\"}".formatted(key, much);
      check(Readings.of(text), text);
    }
    for (var key : List.of("runArgs", "mounts", "postCreateCommand")) {
      var text = "{\"%s\":[\"%s}\"]}".formatted(key, much);
      check(Readings.of(text), text);
    }
    for (var name : List.of("requirements.txt", "pyproject.toml")) {
      Proposals.of(new FilesInMemory(Map.of(name, much.replace("\\n", "\n"))), Proposals.PLAIN);
    }
  }

  @Timeout(20)
  @Test
  void manyUnknownKeysCostNoMoreThanThoseThatAreTold() {
    var keys = new StringBuilder("{");
    for (int i = 0; i < 90_000; i++) keys.append("\"k").append(i).append("\":1,");
    var text = keys.append("}").toString();
    check(Readings.of(text), text);
  }

  private static void run(long seed, int rounds) {
    Fuzz.rounds(
        seed,
        rounds,
        random -> random.nextInt(3) == 0 ? made(random) : damaged(random),
        text -> check(Readings.of(text), text));
  }

  private static void check(Reading reading, String text) {
    switch (reading) {
      case Reading.Understood(var environment, var warnings) -> {
        bindAnything(environment);
        mergeAnything(environment.container());
      }
      case Reading.Misread(var complaints) -> {
        assertThat(complaints).isNotEmpty();
        var lines = 1 + text.chars().filter(letter -> letter == '\n' || letter == '\r').count();
        for (var complaint : complaints) {
          var place = (Place.InFile) complaint.place();
          assertThat(place.line()).isBetween(1, (int) lines);
          assertThat(place.column()).isBetween(1, text.length() + 2);
          assertThat(complaint.problem()).isNotBlank().hasSizeLessThan(700).doesNotContain("\n");
          assertThat(complaint.remedy()).isNotBlank().doesNotContain("\n");
        }
      }
    }
  }

  private static void mergeAnything(DevContainer written) {
    var variables =
        written
            .local("/src/shop", Map.of("A", "$1\\ ${containerEnv:A}"))
            .then(Variables.identified(Map.of("a", "b")))
            .then(Variables.running(Map.of("A", "1")));
    var container = written.with(variables);
    var label = List.of(written.tree(), container.tree());
    assertThat(container.merged(label)).isNotNull();
    assertThat(container.existing(label)).isNotNull();
    assertThat(JsonText.of(container.mergedTree(label))).isNotEmpty();
    assertThat(container.needs().requirements()).isNotNull();
    assertThat(container.workspace("/src/shop").path()).isNotNull();
  }

  private static void bindAnything(Environment environment) {
    for (var task : environment.tasks().values()) {
      var given = new HashMap<String, String>();
      task.parameters().keySet().forEach(name -> given.put(name, "1e999"));
      assertThat(task.bind(given)).isNotNull();
      assertThat(task.bind(Map.of())).isInstanceOf(Binding.Bound.class);
    }
  }

  /** A good file in which a few places were overwritten, cut, doubled or moved. */
  private static String damaged(Random random) {
    var text = new StringBuilder(GOOD);
    for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
      var at = random.nextInt(text.length());
      var to = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> text.replace(at, to, Fuzz.any(random, WORDS));
        case 1 -> text.delete(at, to);
        case 2 -> text.insert(random.nextInt(text.length()), text.substring(at, to));
        default -> text.setLength(at);
      }
    }
    return text.toString();
  }

  /** A good file in which some values were exchanged for well-formed others. */
  private static String made(Random random) {
    var values =
        List.of(
            "null", "true", "-1", "1e400", "\"true\"", "\"\"", "{}", "[]", "[[]]", "{\"a\":{}}");
    var text = GOOD;
    for (int i = random.nextInt(3); i >= 0; i--) {
      var old =
          List.of(
              "\"ubuntu\"",
              "\"Dockerfile\"",
              "[\"--gpus\", \"all\"]",
              "[3000]",
              "{ \"A\": \"1\" }",
              "\"make\"",
              "[\"make\"]",
              "\"onCreateCommand\"",
              "{ \"b\": 1 }",
              "\"/w\"",
              "\"v100\"",
              "4",
              "\"16gb\"",
              "0.01",
              "{ \"loss\": \"lower\" }",
              "\"2h\"",
              "2.5",
              "true",
              "[\"models/**\"]",
              "\"lr\"");
      text = text.replace(Fuzz.any(random, old), Fuzz.any(random, values));
    }
    return text;
  }
}
