package dev.penv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path temporary;
  private Path folder = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void aRepository() throws IOException {
    folder = Files.createDirectory(temporary.resolve("shop"));
  }

  private void write(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private int read(String name) {
    return ReadCommand.read(
        folder,
        name,
        Map.of("HOME", "/home/ada"),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private JsonNode json() throws JsonProcessingException {
    return JSON.readTree(out.toString(StandardCharsets.UTF_8));
  }

  private String complaint() {
    return err.toString(StandardCharsets.UTF_8).replace(folder.toString(), "DIR").strip();
  }

  @Test
  void configurationAndWorkspaceAreAsTheReferenceHasThem() throws IOException {
    write(
        ".devcontainer/devcontainer.json",
        """
        { "image": "größe \\ud800", // kept
          "unknown": [1.0, null, "${localEnv:HOME} ${localEnv:NONE:x} ${devcontainerId}"], }
        """);

    assertThat(read("")).isZero();
    assertThat(json().at("/configuration"))
        .isEqualTo(
            JSON.readTree(
                """
                { "image": "größe \\ud800",
                  "unknown": [1, null, "/home/ada x ${devcontainerId}"],
                  "configFilePath": { "$mid": 1, "scheme": "vscode-fileHost",
                    "fsPath": "DIR/.devcontainer/devcontainer.json",
                    "path": "DIR/.devcontainer/devcontainer.json" } }
                """
                    .replace("DIR", folder.toString())));
    assertThat(json().at("/workspace"))
        .isEqualTo(
            JSON.readTree(
                """
                { "workspaceFolder": "/workspaces/shop",
                  "workspaceMount": "type=bind,source=DIR,target=/workspaces/shop" }
                """
                    .replace("DIR", folder.toString())));
    assertThat(json().at("/warnings/0/line").asInt()).isEqualTo(2);
    assertThat(complaint()).isEmpty();
  }

  @Test
  void requirementsAndTasksAreInTheWordsOfTheFile() throws IOException {
    write(
        ".devcontainer.json",
        """
        { "hostRequirements": { "cpus": 4, "memory": "8gb" }, "runArgs": ["--gpus", "2"],
          "customizations": { "penv": { "tasks": { "train": {
            "command": ["python", "train.py"], "gpu": "v100", "timeout": "2h", "maxPrice": 2.5,
            "parameters": { "lr": 0.01, "n": { "default": 3, "min": 1 } }, "retries": 1 } } } } }
        """);

    assertThat(read("")).isZero();
    assertThat(json().path("requirements"))
        .isEqualTo(JSON.readTree("{\"gpu\":\"any:2\",\"cpus\":4,\"memory\":\"8gb\"}"));
    assertThat(json().at("/tasks/train"))
        .isEqualTo(
            JSON.readTree(
                """
                { "command": ["python", "train.py"], "gpu": "v100", "cpus": 4, "memory": "8gb",
                  "parameters": { "lr": { "default": 0.01 }, "n": { "default": 3, "min": 1 } },
                  "inputs": {}, "outputs": [], "measures": {}, "timeout": "2h", "retries": 1,
                  "spot": "no", "maxPrice": 2.5, "after": "terminate" }
                """));
  }

  @Test
  void anOptionalGpuIsToldAsSuch() throws IOException {
    write(".devcontainer.json", "{ \"hostRequirements\": { \"gpu\": \"optional\" } }");

    assertThat(read("")).isZero();
    assertThat(json().at("/requirements/gpu").asText()).isEqualTo("optional");
  }

  @Test
  void amongSeveralOneIsChosenByName() throws IOException {
    write(".devcontainer/cpu/devcontainer.json", "{ \"image\": \"a\" }");
    write(".devcontainer/gpu/devcontainer.json", "{ \"image\": \"b\" }");

    assertThat(read("gpu")).isZero();
    assertThat(json().at("/configuration/image").asText()).isEqualTo("b");
    assertThat(json().at("/configuration/configFilePath/scheme").asText()).isEqualTo("file");

    assertThat(read("")).isOne();
    assertThat(complaint())
        .isEqualTo(
            "There are several devcontainers and no main one. Add `--config` with one of `cpu`,"
                + " `gpu`, for example `--config cpu`.");
  }

  @Test
  void whatCannotBeUnderstoodIsToldWithItsPlaceAndNothingIsPrinted() throws IOException {
    write(".devcontainer/devcontainer.json", "{\n  \"image\": 5\n}");

    assertThat(read("")).isOne();
    assertThat(complaint())
        .isEqualTo(
            ".devcontainer/devcontainer.json:2:12: `image` must be text, but is `5`."
                + " Write for example `\"image\": \"ubuntu:24.04\"`.");
    assertThat(out.size()).isZero();
  }

  @Test
  void aFileBeyondAllReasonIsRefused() throws IOException {
    write(".devcontainer.json", "{ \"name\": \"" + "x".repeat(10 << 20) + "\" }");

    assertThat(read("")).isOne();
    assertThat(complaint()).startsWith(".devcontainer.json:1:1: The file is larger than 1 MB.");
  }

  @Test
  void aFolderWithoutDevcontainerIsRefused() {
    assertThat(read("")).isOne();
    assertThat(complaint()).startsWith("There is no devcontainer in DIR.");
  }
}
