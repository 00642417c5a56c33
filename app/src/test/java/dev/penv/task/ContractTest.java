package dev.penv.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penv.environment.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a program sees, asked by a program. */
@Timeout(60)
class ContractTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path root;
  private Scene scene;
  private final Map<String, Value> parameters = new LinkedHashMap<>();

  @BeforeEach
  void open() throws IOException {
    scene = new Scene(root);
    scene.parameters = parameters;
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private String print(Attempt attempt) throws Exception {
    scene.run(attempt);
    return scene.log(attempt);
  }

  private JsonNode config() throws Exception {
    return JSON.readTree(print(scene.shell("cat \"$PENV_CONFIG\"")));
  }

  private Map<String, String> environment(Attempt attempt) throws Exception {
    var variables = new TreeMap<String, String>();
    Arrays.stream(print(attempt).split("\0"))
        .map(line -> line.split("=", 2))
        .forEach(parts -> variables.put(parts[0], parts[1]));
    return variables;
  }

  @Test
  void configNamesTheFoldersAndTheRun() throws Exception {
    var attempt = scene.shell("cat \"$PENV_CONFIG\"");
    var config = JSON.readTree(print(attempt));
    var there = root + "/machine/runs/" + attempt.run().id();
    assertThat(config)
        .isEqualTo(
            JSON.readTree(
                """
                {"input_directory": "%1$s/attempt-1/input",
                 "output_directory": "%1$s/attempt-1/output",
                 "measures_directory": "%1$s/attempt-1/measures",
                 "summary_measures_path": "%1$s/attempt-1/measures/summary",
                 "checkpoint_directory": "%1$s/checkpoint",
                 "parameters": {},
                 "run_id": "%2$s",
                 "repository": "ada/engine",
                 "commit": "0123456789abcdef0123456789abcdef01234567",
                 "pull_request": 7,
                 "attempt": 1}
                """
                    .formatted(there, attempt.run().id())));
  }

  @Test
  void parametersKeepTheirTypes() throws Exception {
    parameters.put("lr", new Value.Number(new BigDecimal("1E-3")));
    parameters.put("epochs", new Value.Number(new BigDecimal("3E+1")));
    parameters.put("optimizer", new Value.Text("adam \"'$(id)\n"));
    parameters.put("shuffle", new Value.Flag(true));
    assertThat(config().get("parameters").toString())
        .isEqualTo(
            "{\"lr\":0.001,\"epochs\":30,\"optimizer\":\"adam \\\"'$(id)\\n\",\"shuffle\":true}");
  }

  @Test
  void programSeesTheContractAndNothingOfOurs() throws Exception {
    parameters.put("learning-rate", new Value.Number(new BigDecimal("0.10")));
    scene.variables = Map.of("PATH", "/usr/bin:/bin", "EXTRA", "é\n'", "PENV_RUN_ID", "forged");
    var attempt =
        scene.attempt(new dev.penv.environment.Script.Exec(java.util.List.of("env", "-0")));
    var there = attempt.directory().path();
    var seen = environment(attempt);
    seen.remove("USER");
    seen.remove("LOGNAME");
    assertThat(seen)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("PATH", "/usr/bin:/bin"),
                Map.entry("EXTRA", "é\n'"),
                Map.entry("HOME", there + "/home"),
                Map.entry("TMPDIR", there + "/tmp"),
                Map.entry("PWD", attempt.workspace()),
                Map.entry("LANG", "C.UTF-8"),
                Map.entry("CI", "true"),
                Map.entry("PENV_CONFIG", there + "/given/config.json"),
                Map.entry("CONFIGURATION_FILE", there + "/given/config.json"),
                Map.entry("PENV_INPUT_DIR", there + "/input"),
                Map.entry("PENV_OUTPUT_DIR", there + "/output"),
                Map.entry("PENV_MEASURES_DIR", there + "/measures"),
                Map.entry("PENV_CHECKPOINT_DIR", attempt.directory().checkpoint()),
                Map.entry("PENV_RUN_ID", attempt.run().id().value()),
                Map.entry("PENV_PARAM_LEARNING_RATE", "0.10")));
  }

  @Test
  void noDescriptorOfOursIsOpenInTheTask() throws Exception {
    assertThat(print(scene.shell("ls -l /proc/$$/fd | sed 's/.*-> //' | sort -u")))
        .doesNotContain("lock")
        .doesNotContain("socket:");
  }

  @Test
  void foldersAreThereAndMayBeWrittenTo() throws Exception {
    var script =
        """
        for folder in "$PENV_INPUT_DIR" "$PENV_OUTPUT_DIR" "$PENV_MEASURES_DIR" \\
          "$PENV_CHECKPOINT_DIR" "$HOME" "$TMPDIR"; do touch "$folder/x" && echo fine; done
        """;
    assertThat(print(scene.shell(script))).isEqualTo("fine\n".repeat(6));
  }
}
