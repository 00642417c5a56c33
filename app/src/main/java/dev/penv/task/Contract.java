package dev.penv.task;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.environment.Parameter;
import dev.penv.environment.Value;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import dev.penv.workspace.Inside;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a program sees of penv: a JSON file and variables. Of penv's own environment it sees
 * nothing.
 */
record Contract(Attempt attempt) {
  /** The headline of a run's measures, a file in the measures directory. */
  static final String SUMMARY = "summary";

  private static final ObjectWriter JSON =
      JsonMapper.builder()
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build()
          .writerWithDefaultPrettyPrinter();

  byte[] config() {
    var directory = attempt.directory();
    var config = JsonNodeFactory.instance.objectNode();
    config.put("input_directory", directory.input());
    config.put("output_directory", directory.output());
    config.put("measures_directory", directory.measures());
    config.put("summary_measures_path", directory.measures() + "/" + SUMMARY);
    config.put("checkpoint_directory", directory.checkpoint());
    var typed = config.putObject("parameters");
    parameters().forEach((name, value) -> put(typed, name, value));
    config.put("run_id", run().id().value());
    config.put("repository", run().repo().fullName());
    config.put("commit", run().commit().sha());
    config.put("pull_request", run().onPullRequest() ? run().number() : null);
    config.put("attempt", attempt.number());
    return bytes(config);
  }

  /** In the order in which they are set: what is penv's own comes last and stands. */
  SequencedMap<String, String> variables() {
    var variables = new LinkedHashMap<>(standard());
    variables.putAll(attempt.variables());
    parameters().forEach((name, value) -> variables.put(Parameter.variable(name), text(value)));
    variables.putAll(own());
    return variables;
  }

  /** In a container they are the container's: its image knows where things are. */
  private Map<String, String> standard() {
    return switch (attempt.inside()) {
      case Inside.Machine() -> ofMachine();
      case Inside.Container container -> {
        var variables = new LinkedHashMap<>(container.variables());
        variables.put("CI", "true");
        yield variables;
      }
    };
  }

  private Map<String, String> ofMachine() {
    return Map.of(
        "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME", attempt.directory().home(),
        "TMPDIR", attempt.directory().temporary(),
        "LANG", "C.UTF-8",
        "CI", "true");
  }

  private Map<String, String> own() {
    var directory = attempt.directory();
    return Map.of(
        "PENV_CONFIG", directory.config(),
        "CONFIGURATION_FILE", directory.config(),
        "PENV_INPUT_DIR", directory.input(),
        "PENV_OUTPUT_DIR", directory.output(),
        "PENV_MEASURES_DIR", directory.measures(),
        "PENV_CHECKPOINT_DIR", directory.checkpoint(),
        "PENV_RUN_ID", run().id().value());
  }

  private Run run() {
    return attempt.run();
  }

  private Map<String, Value> parameters() {
    return switch (run().purpose()) {
      case Purpose.RunTask(var _, var parameters) -> parameters;
    };
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Number(var number) -> number.toPlainString();
      case Value.Text(var text) -> text;
      case Value.Flag(var flag) -> Boolean.toString(flag);
    };
  }

  private static void put(ObjectNode typed, String name, Value value) {
    switch (value) {
      case Value.Number(var number) -> typed.put(name, number);
      case Value.Text(var text) -> typed.put(name, text);
      case Value.Flag(var flag) -> typed.put(name, flag);
    }
  }

  private static byte[] bytes(ObjectNode config) {
    try {
      return JSON.writeValueAsBytes(config);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
