package dev.penv.environment;

import static dev.penv.environment.Readings.complaints;
import static dev.penv.environment.Readings.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.complaint.Place;
import dev.penv.hardware.GpuAsk;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevContainerTest {
  private static DevContainer read(String text) {
    return Readings.understood(Readings.of(text)).container();
  }

  private static List<String> warnings(String text) {
    return ((Reading.Understood) Readings.of(text))
        .warnings().stream().map(Readings::line).toList();
  }

  @Test
  void anImageADockerfileOrComposeIsTheScenario() {
    assertThat(read("{\"image\":\"a\"}").scenario()).isEqualTo(new Scenario.Image("a"));
    assertThat(read("{}").scenario()).isEqualTo(new Scenario.Unstated());
    assertThat(read("{\"dockerComposeFile\":\"c.yml\",\"service\":\"app\"}").scenario())
        .isEqualTo(new Scenario.Compose(List.of("c.yml"), "app", List.of()));
    assertThat(
            read("""
            { "build": { "dockerfile": "../ops/Dockerfile", "target": "dev",
                "args": { "A": "1", "B": 2 }, "cacheFrom": "x", "options": ["--no-cache"] } }
            """)
                .scenario())
        .isEqualTo(
            new Scenario.Dockerfile(
                "../ops/Dockerfile",
                "../ops",
                "dev",
                Map.of("A", "1", "B", "2"),
                List.of("x"),
                List.of("--no-cache")));
  }

  @Test
  void theOldSpellingOfABuildIsRead() {
    assertThat(read("{\"dockerFile\":\"Dockerfile\",\"context\":\"..\"}").scenario())
        .isEqualTo(new Scenario.Dockerfile("Dockerfile", "..", "", Map.of(), List.of(), List.of()));
    assertThat(read("{\"dockerFile\":\"Dockerfile\"}").scenario())
        .extracting(scenario -> ((Scenario.Dockerfile) scenario).context())
        .isEqualTo(".");
  }

  @Test
  void ofSeveralScenariosTheReferencesChoiceIsTakenAndTold() {
    var text = "{\"image\":\"a\",\"build\":{\"dockerfile\":\"D\"},\"dockerComposeFile\":[\"c\"]}";

    assertThat(read(text).scenario()).isInstanceOf(Scenario.Dockerfile.class);
    assertThat(warnings(text)).anyMatch(line -> line.contains("several ways"));
  }

  @Test
  void oldExtensionsAndSettingsMoveToTheirEditor() {
    var tree =
        read("""
        { "extensions": ["old"], "settings": { "a": 1, "b": 1 },
          "customizations": { "vscode": { "extensions": ["new"], "settings": { "a": 2 } } } }
        """)
            .tree();

    Answers.assertSame(
        tree,
        Answers.json(
            """
            { "customizations": { "vscode": {
                "extensions": ["new", "old"], "settings": { "a": 2, "b": 1 } } } }
            """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"make\" | =Shell[text=make]",
        "[\"make\",\"-j\"] | =Exec[words=[make, -j]]",
        "{\"a\":\"x\",\"b\":[\"y\"]} | a=Shell[text=x] b=Exec[words=[y]]",
        "\"\" | ''",
        "[] | ''",
        "{} | ''",
        "null | ''",
      })
  void aCommandHasThreeForms(String json, String expected) {
    var hooks =
        read("{\"postCreateCommand\":" + json + "}").metadata().lifecycle().at(Stage.POST_CREATE);

    assertThat(
            hooks.stream()
                .flatMap(hook -> hook.scripts().entrySet().stream())
                .map(Map.Entry::toString)
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @Test
  void whatIsNotSaidHasTheDefaultsOfTheSpecification() {
    var image = read("{\"image\":\"a\"}").metadata();
    var compose = read("{\"dockerComposeFile\":\"c\",\"service\":\"s\"}").metadata();

    assertThat(image.container().overridesCommand()).isTrue();
    assertThat(compose.container().overridesCommand()).isFalse();
    assertThat(compose.container().shutdown()).isEqualTo(Container.Shutdown.STOP_COMPOSE);
    assertThat(image.remote().updatesUid()).isTrue();
    assertThat(image.remote().probe()).isEqualTo(Remote.Probe.LOGIN_INTERACTIVE_SHELL);
    assertThat(image.lifecycle().waitFor()).isEqualTo(Stage.UPDATE_CONTENT);
  }

  @Test
  void whatAContainerIsMadeWithIsTyped() {
    var read =
        read(
            """
            { "image": "a", "containerUser": 1000, "remoteUser": "dev", "runArgs": ["--init"],
              "containerEnv": { "A": "x", "N": 1, "T": true, "NULL": null },
              "remoteEnv": { "GONE": null, "KEPT": "1" }, "appPort": [3000, "80:80"],
              "mounts": ["type=bind,src=/a,dst=/b,ro", { "type": "volume", "target": "/c" }],
              "forwardPorts": [3000, "db:5432"], "portsAttributes": { "3000": { "label": "x" } },
              "secrets": { "TOKEN": { "description": "d" } },
              "features": { "ghcr.io/devcontainers/features/go:1": "1.22" } }
            """);

    assertThat(read.metadata().container().user()).isEqualTo("1000");
    assertThat(read.metadata().container().env())
        .containsExactly(Map.entry("A", "x"), Map.entry("N", "1"), Map.entry("T", "true"));
    assertThat(read.metadata().remote().unset()).containsExactly("GONE");
    assertThat(read.metadata().container().mounts())
        .containsExactly(
            new Mount("bind", "/a", "/b", Map.of("ro", "")),
            new Mount("volume", "", "/c", Map.of()));
    assertThat(read.metadata().ports().forwarded()).containsExactly("3000", "db:5432");
    assertThat(read.metadata().ports().attributes())
        .containsEntry("3000", new Port("x", "notify", "", false, false));
    assertThat(read.appPorts()).containsExactly("3000", "80:80");
    assertThat(read.secrets()).containsEntry("TOKEN", new Secret("d", ""));
    assertThat(read.features().wanted()).containsKey("ghcr.io/devcontainers/features/go:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"image\": 1",
        "\"build\": \"Dockerfile\"",
        "\"features\": []",
        "\"runArgs\": \"--gpus all\"",
        "\"mounts\": {}",
        "\"remoteUser\": {}",
        "\"remoteEnv\": []",
        "\"containerEnv\": { \"A\": {} }",
        "\"postCreateCommand\": 7",
        "\"postCreateCommand\": { \"a\": { \"b\": \"c\" } }",
        "\"postCreateCommand\": [\"a\", 1]",
        "\"privileged\": \"yes\"",
        "\"capAdd\": [1]",
        "\"hostRequirements\": []",
        "\"customizations\": \"vscode\"",
        "\"forwardPorts\": {}",
        "\"workspaceFolder\": 5",
        "\"dockerComposeFile\": 1",
        "\"secrets\": []",
        "\"waitFor\": 1",
        "\"portsAttributes\": { \"1\": 1 }",
      })
  void aWrongTypeIsRefusedInItsLine(String property) {
    var complaint = complaints(Readings.of("{\n" + property + "\n}")).getFirst();

    assertThat(complaint.place()).isInstanceOf(Place.InFile.class);
    assertThat(line(complaint)).startsWith("2:");
  }

  @Test
  void whatNobodyKnowsIsKeptAndTold() {
    assertThat(warnings("{\n\"forwardPort\": [1], \"//\": \"a note\"\n}"))
        .containsExactly(
            "2:1 `forwardPort` is not a key that dev containers know, so it is ignored."
                + " Did you mean `forwardPorts`?",
            "2:21 `//` is not a key that dev containers know, so it is ignored."
                + " What is meant for one tool belongs in `customizations`.");
    assertThat(read("{\"forwardPort\": [1]}").tree().fields()).containsKey("forwardPort");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"--gpus\",\"all\"] | any",
        "[\"--gpus=2\"] | any:2",
        "[\"--gpus\",\"count=3,capabilities=compute\"] | any:3",
        "[\"--gpus\",\"\\\"device=0,1\\\"\"] | any:2",
        "[\"--gpus\",\"0\"] | none",
        "[\"--gpus\"] | any",
        "[\"--runtime=nvidia\"] | any",
        "[\"--runtime\",\"runc\"] | none",
        "[\"--ipc=host\"] | none",
      })
  void aGpuMayOnlyBeAskedForInRunArgs(String runArgs, String typed) {
    assertThat(read("{\"runArgs\":" + runArgs + "}").needs().requirements().gpu().typed())
        .isEqualTo(typed);
  }

  @ParameterizedTest
  @CsvSource({
    "ghcr.io/devcontainers/features/nvidia-cuda:1, true",
    "ghcr.io/devcontainers/features/NVIDIA-CUDA, true",
    "./nvidia-cuda, true",
    "ghcr.io/x/not-nvidia-cuda:1, false",
    "ghcr.io/nvidia-cuda/x:1, false",
  })
  void aGpuMayOnlyBeNeededByWhatIsInstalled(String feature, boolean needed) {
    var needs = read("{\"features\":{\"" + feature + "\":{}}}").needs();

    assertThat(needs.requirements().gpu() instanceof GpuAsk.Any).isEqualTo(needed);
  }

  @Test
  void whatIsOptionalIsNotNeededByOtherWords() {
    var needs =
        read("{\"hostRequirements\":{\"gpu\":\"optional\"},\"runArgs\":[\"--gpus\",\"all\"]}")
            .needs();

    assertThat(needs.gpu()).isEqualTo(new GpuWish.Optional());
    assertThat(needs.requirements().gpu().gpus()).isZero();
  }

  @Test
  void ofEachNeedItIsKnownWhereItIsSaid() {
    var needs =
        read("{\n\"hostRequirements\":\n{\"cpus\":4,\n\"memory\":\"1gb\"},\n\"runArgs\":[\"--gpus=1\"]}")
            .needs();

    assertThat(needs.declared().values())
        .containsExactly(
            new Declared.InProperty("runArgs", 5),
            new Declared.InProperty("hostRequirements.cpus", 3),
            new Declared.InProperty("hostRequirements.memory", 4));
  }

  @Test
  void aPropertyIsFoundAgainInItsLine() {
    assertThat(read("{\n\"privileged\": true}").place("privileged"))
        .isEqualTo(new Place.InFile(".devcontainer/devcontainer.json", 2, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /workspaces/shop | type=bind,source=/src/shop,target=/workspaces/shop",
        "{\"workspaceFolder\":\"/w\"} | /w | type=bind,source=/src/shop,target=/workspaces/shop",
        "{\"workspaceFolder\":\"/w\",\"workspaceMount\":\"\"} | /w | ''",
        "{\"workspaceFolder\":\"/w\",\"workspaceMount\":\"source=x,target=/w\"} | /w"
            + " | source=x,target=/w",
        "{\"dockerComposeFile\":\"c\"} | / | ''",
        "{\"dockerComposeFile\":\"c\",\"workspaceFolder\":\"/w\"} | /w | ''",
      })
  void theCodeLiesWhereTheReferencePutsIt(String text, String path, String mount) {
    assertThat(read(text).workspace("/src/shop")).isEqualTo(new WorkspaceFolder(path, mount));
  }
}
