package dev.penv.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.complaint.Complained;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("HOME", "/home/a", "EMPTY", "");

  private static Variables local() {
    return Variables.local(LocalFolder.at("/src/shop"), ENVIRONMENT, "/workspaces/shop");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${localEnv:HOME}/x${env:HOME} | /home/a/x/home/a",
        "[${localEnv:NONE}] | []",
        "[${localEnv:EMPTY:usual}] | []",
        "${localEnv:NONE:usual} | usual",
        "${localEnv:NONE:a:b} | a",
        "${localWorkspaceFolder} | /src/shop",
        "${localWorkspaceFolderBasename} | shop",
        "${containerWorkspaceFolder} | /workspaces/shop",
        "${containerWorkspaceFolderBasename} | shop",
        "${localEnv:NONE:$1\\2} | $1\\2",
        "$${localEnv:HOME} | $/home/a",
        "${localEnv:A${localEnv:B}} | B}",
      })
  void variablesOfThisComputerAreReplacedOnce(String text, String expected) {
    assertThat(local().in(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "${workspaceFolder}",
    "${LOCALENV:HOME}",
    "${ localEnv:HOME}",
    "${containerEnv:HOME}",
    "${devcontainerId}",
    "${}",
    "${:}",
    "${localEnv:HOME",
  })
  void whatIsNotKnownStaysAsItIsWritten(String text) {
    assertThat(local().in(text)).isEqualTo(text);
  }

  @Test
  void whatAVariableBringsInIsLookedAtByThoseThatFollow() {
    var variables =
        Variables.local(
                LocalFolder.at("/src"), Map.of("A", "${containerEnv:B} ${localEnv:A}"), "/w")
            .then(Variables.running(Map.of("B", "b")));

    assertThat(variables.in("${localEnv:A}")).isEqualTo("b ${localEnv:A}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "devcontainer.config_file=/home/runner/work/demo/.devcontainer/devcontainer.json;"
            + "devcontainer.local_folder=/home/runner/work/demo"
            + " | 0ss303d1g98nvq56rsiepqto9csai5knomldres87h7fbs6k5dl6",
        "penv.env=e-1 | 1glmt0tc7u68m1ri07s3hunhhk07h63tnq1mmqd7seoprnj2btro",
      })
  void aContainerIsNumberedByItsLabels(String labels, String id) {
    var map = new HashMap<String, String>();
    for (var label : labels.split(";", -1)) {
      var parts = label.split("=", 2);
      map.put(parts[0], parts[1]);
    }

    assertThat(Variables.identified(map).in("v-${devcontainerId}")).isEqualTo("v-" + id);
  }

  @Test
  void theFolderInTheContainerMayBeMadeOfVariables() {
    var written =
        Readings.understood(
                Readings.of(
                    "{\"workspaceFolder\":\"/w/${localWorkspaceFolderBasename}\","
                        + "\"name\":\"${containerWorkspaceFolder}\"}"))
            .container();

    var read = written.with(written.local("/src/shop", Map.of()));

    assertThat(read.name()).isEqualTo("/w/shop");
    assertThat(read.workspace("/src/shop"))
        .isEqualTo(
            new WorkspaceFolder("/w/shop", "type=bind,source=/src/shop,target=/workspaces/shop"));
  }

  @Test
  void aFolderIsCalledAsItsPeopleCallIt() {
    var written =
        Readings.understood(Readings.of("{\"name\":\"${localWorkspaceFolderBasename}\"}"))
            .container();
    var folder = new LocalFolder("/slots/1/workspace", "shop");

    assertThat(written.with(written.local(folder, Map.of())).name()).isEqualTo("shop");
    assertThat(written.workspace(folder))
        .isEqualTo(
            new WorkspaceFolder(
                "/workspaces/shop", "type=bind,source=/slots/1/workspace,target=/workspaces/shop"));
  }

  @Test
  void onlyAVariableWithoutNameIsRefused() {
    assertThat(Readings.line(Readings.complaint(Readings.of("{\n\"x\": [\"a ${localEnv}\"]}"))))
        .isEqualTo(
            "2:7 `${localEnv}` does not say which variable is meant."
                + " Name it, for example `${localEnv:HOME}`.");
  }

  @Test
  void aSmallFileDoesNotBecomeAHugeOne() {
    var text =
        "{\"workspaceFolder\":\"%s\",\"name\":\"%s\"}"
            .formatted("x".repeat(400_000), "${containerWorkspaceFolder}".repeat(15_000));
    var written = Readings.understood(Readings.of(text)).container();

    assertThatThrownBy(() -> written.with(written.local("/src/shop", Map.of())))
        .isInstanceOf(Complained.class)
        .hasMessageContaining("larger than 16 MB");
  }
}
