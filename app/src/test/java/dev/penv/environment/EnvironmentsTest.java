package dev.penv.environment;

import static dev.penv.environment.Readings.complaint;
import static dev.penv.environment.Readings.image;
import static dev.penv.environment.Readings.understood;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.complaint.Place;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentsTest {
  private static final String MAIN = ".devcontainer/devcontainer.json";
  private static final String ROOT = ".devcontainer.json";

  private static Reading read(Map<String, String> files, String wanted) {
    return Environments.read(new FilesInMemory(files), wanted);
  }

  private static String text(String image) {
    return "{ \"image\": \"" + image + "\" }";
  }

  @Test
  void aRepositoryWithoutDevcontainerHasNoTasks() {
    var environment = understood(read(Map.of("README.md", ""), ""));

    assertThat(environment.path()).isEmpty();
    assertThat(environment.tasks()).isEmpty();
    assertThat(image(environment)).isEqualTo(Proposals.PLAIN);
    assertThat(environment.reasons()).hasSize(1);
  }

  @Test
  void theFolderComesBeforeTheRootFile() {
    var environment = understood(read(Map.of(MAIN, text("a"), ROOT, text("b")), ""));

    assertThat(image(environment)).isEqualTo("a");
    assertThat(environment.path()).isEqualTo(MAIN);
    assertThat(environment.name()).isEmpty();
  }

  @Test
  void theRootFileIsReadWhereItIsTheOnlyOne() {
    assertThat(understood(read(Map.of(ROOT, text("b")), "")).path()).isEqualTo(ROOT);
  }

  @Test
  void theOnlyNamedOneIsTaken() {
    var environment =
        understood(read(Map.of(".devcontainer/gpu/devcontainer.json", text("c")), ""));

    assertThat(image(environment)).isEqualTo("c");
    assertThat(environment.name()).isEqualTo("gpu");
  }

  @Test
  void amongSeveralNamedOnesTheAskerChooses() {
    var files =
        Map.of(
            ".devcontainer/gpu/devcontainer.json", text("c"),
            ".devcontainer/cpu/devcontainer.json", text("d"),
            ".devcontainer/notes/README.md", "");

    assertThat(image(understood(read(files, "gpu")))).isEqualTo("c");
    assertThat(complaint(read(files, "")).remedy())
        .isEqualTo("Add `env=` with one of `cpu`, `gpu`, for example `env=cpu`.");
  }

  @Test
  void aNamedOneWinsOverTheMainOneWhenWanted() {
    var files = Map.of(MAIN, text("a"), ".devcontainer/gpu/devcontainer.json", text("c"));

    assertThat(image(understood(read(files, "gpu")))).isEqualTo("c");
    assertThat(image(understood(read(files, "")))).isEqualTo("a");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    var files =
        Map.of(
            ".devcontainer/cpu/devcontainer.json", text("d"),
            ".devcontainer/cuda/devcontainer.json", text("c"));

    var complaint = complaint(read(files, "cuba"));

    assertThat(complaint.place()).isEqualTo(new Place.InCommand("env=cuba"));
    assertThat(complaint.problem()).isEqualTo("There is no devcontainer called `cuba`.");
    assertThat(complaint.remedy()).endsWith("for example `env=cuda`.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "../..", "/etc", "a/b", "a\\b", "a\nb", " ", "\0"})
  void aNameCannotLeaveTheFolder(String wanted) {
    var files =
        Map.of("devcontainer.json", text("x"), ".devcontainer/./devcontainer.json", text("y"));

    assertThat(complaint(read(files, wanted)).problem()).startsWith("There is no devcontainer");
  }
}
