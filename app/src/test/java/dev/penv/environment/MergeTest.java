package dev.penv.environment;

import static dev.penv.environment.Answers.assertSame;
import static dev.penv.environment.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.document.Json;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.GpuAsk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file, the label of its image and what the reference (0.89) made of the two. */
class MergeTest {
  private static final JsonNode CASE = json(resource());
  private static final Map<String, String> IN_CONTAINER = Map.of("HOME", "/root");

  private static String resource() {
    try (var bytes = MergeTest.class.getResourceAsStream("merged.json")) {
      return new String(Objects.requireNonNull(bytes).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DevContainer file(String text) {
    return Readings.understood(Readings.of(text)).container();
  }

  private static DevContainer file() {
    var written = file(CASE.path("config").toString());
    return written.with(variables(written));
  }

  private static Variables variables(DevContainer written) {
    return written
        .local("/src/shop", Map.of())
        .then(Variables.identified(Map.of("x", "y")))
        .then(Variables.running(IN_CONTAINER));
  }

  private static List<Json.Fields> label() {
    var variables = variables(file(CASE.path("config").toString()));
    return ImageLabel.read(CASE.path("label").toString()).stream().map(variables::in).toList();
  }

  @Test
  void everyPropertyIsMergedAsTheReferenceMergesIt() {
    assertSame(file().mergedTree(label()), CASE.path("merged"));
  }

  @Test
  void whatWasMergedIsTyped() {
    var merged = file().merged(label());

    assertThat(merged.host())
        .isEqualTo(
            new HostRequirements(
                4,
                DataSize.gigabytes(1),
                new DataSize(3072),
                new GpuWish.Needed(new GpuAsk.WithMemory(DataSize.gigabytes(2), 1))));
    assertThat(merged.container().privileges())
        .isEqualTo(new Privileges(true, true, List.of("A", "B", "C"), List.of("s")));
    assertThat(merged.container().mounts())
        .extracting(Mount::toString)
        .containsExactly(
            "type=volume,source=y,target=/c",
            "type=volume,source=z,target=/d",
            "source=q,target=/e");
    assertThat(merged.container().entrypoints()).containsExactly("/init.sh");
    assertThat(merged.container().overridesCommand()).isFalse();
    assertThat(merged.remote().user()).isEqualTo("vscode");
    assertThat(merged.remote().env()).containsEntry("R", "2").doesNotContainKey("S");
    assertThat(merged.remote().unset()).containsExactly("S");
    assertThat(merged.remote().updatesUid()).isFalse();
    assertThat(merged.customizations().get("vscode")).hasSize(3);
  }

  @Test
  void commandsKeepTheirOrderAndWhoWantsThem() {
    var lifecycle = file().merged(label()).lifecycle();

    assertThat(lifecycle.waitFor()).isEqualTo(Stage.POST_CREATE);
    assertThat(lifecycle.at(Stage.POST_CREATE))
        .extracting(Hook::origin)
        .containsExactly("base", Hook.OF_FILE);
    assertThat(lifecycle.at(Stage.ON_CREATE))
        .containsExactly(
            new Hook("ghcr.io/f/x:1", Map.of("", new Script.Exec(List.of("f", "/src/shop")))));
    assertThat(lifecycle.at(Stage.INITIALIZE)).hasSize(1);
  }

  @Test
  void ofAContainerThatExistsOnlyWhoWorksInItMayChange() {
    var existing = file().existing(label());

    assertThat(existing.container().privileges().capAdd()).containsExactly("A", "B");
    assertThat(existing.remote().unset()).containsExactly("S");
  }

  @Test
  void anImageWithoutLabelAddsNothing() {
    var file = file("{\"image\":\"a\",\"postCreateCommand\":\"x\",\"capAdd\":[\"A\"]}");

    assertThat(file.merged(List.of())).isEqualTo(file.metadata());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true | true | {}",
        "true | \"optional\" | {}",
        "\"optional\" | \"optional\" | \"optional\"",
        "false | \"optional\" | \"optional\"",
        "true | false | true",
        "{\"memory\":\"1gb\"} | true | {\"memory\":\"1073741824\"}",
        "{\"cores\":2} | {\"cores\":3,\"memory\":\"2kb\"} | {\"cores\":3,\"memory\":\"2048\"}",
      })
  void gpusAreMergedToWhatSatisfiesBoth(String one, String other, String merged) {
    var file = file("{\"hostRequirements\":{\"gpu\":" + other + "}}");
    var label = ImageLabel.read("{\"hostRequirements\":{\"gpu\":" + one + "}}");

    var host = file.mergedTree(label).fields().get("hostRequirements");

    assertSame(
        Json.Fields.of(Map.of("host", Objects.requireNonNull(host).value())),
        json("{\"host\":{\"cpus\":0,\"gpu\":" + merged + "}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"not json | 0", "\"text\" | 0", "[1,{}] | 1", "{\"init\":true} | 1", "'' | 0"})
  void aLabelThatCannotBeReadSaysNothing(String label, int entries) {
    assertThat(ImageLabel.read(label)).hasSize(entries);
  }
}
