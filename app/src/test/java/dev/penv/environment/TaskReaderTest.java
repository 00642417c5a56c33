package dev.penv.environment;

import static dev.penv.environment.Readings.complaint;
import static dev.penv.environment.Readings.complaints;
import static dev.penv.environment.Readings.line;
import static dev.penv.environment.Readings.ofOwn;
import static dev.penv.environment.Readings.ofTask;
import static dev.penv.environment.Readings.task;
import static dev.penv.environment.Readings.understood;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.hardware.After;
import dev.penv.hardware.Architecture;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.GpuAsk;
import dev.penv.hardware.Requirements;
import dev.penv.hardware.Spot;
import dev.penv.money.Money;
import dev.penv.money.Rate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskReaderTest {
  private static final String FULL =
      """
      {
        // everything that there is
        "image": "ubuntu:24.04",
        "hostRequirements": { "cpus": 2, "memory": "8gb", "storage": "32gb" },
        "customizations": { "vscode": { "extensions": ["x.y"] }, "penv": {
          "tasks": {
            "train": {
              "command": "python train.py",
              "description": "Train the classifier",
              "gpu": "v100", "cpus": 4, "memory": "16gb", "disk": "100gb",
              "parameters": {
                "lr": 0.01,
                "epochs": { "default": 30, "min": 1, "max": 500 },
                "batch": { "default": 32, "values": [16, 32, 64] },
                "optimizer": { "default": "adam", "values": ["adam", "sgd"] },
                "shuffle": true,
              },
              "inputs": { "data": "https://example.org/m.tar.gz#sha256=1", "seed": "./data" },
              "outputs": ["models/**"],
              "measures": { "accuracy": "higher", "loss": "lower", "seconds": "neutral" },
              "timeout": "2h", "spot": "yes", "maxPrice": 2.5, "retries": 2, "after": "keep:30m",
            },
            "lint": { "command": ["make", "lint"] },
          },
          "dev": { "gpu": "t4", "idle": "30m", "lifetime": "8h", "jupyter": true },
          "volumes": { "datasets": "/data" },
          "shm": "1gb",
        } },
      }
      """;

  private static Task full(String name) {
    return Objects.requireNonNull(understood(Readings.of(FULL)).tasks().get(name), name);
  }

  @Test
  void everyKeyIsRead() {
    var task = full("train");

    assertThat(task.script()).isEqualTo(new Script.Shell("python train.py"));
    assertThat(task.description()).isEqualTo("Train the classifier");
    assertThat(task.requirements())
        .isEqualTo(
            new Requirements(
                new GpuAsk.OfModel("v100", DataSize.ZERO, 1, false),
                4,
                DataSize.gigabytes(16),
                DataSize.gigabytes(100),
                Architecture.ANY));
    assertThat(task.inputs().keySet()).containsExactly("data", "seed");
    assertThat(task.outputs()).containsExactly("models/**");
    assertThat(task.timeout()).isEqualTo(Duration.ofHours(2));
    assertThat(task.retries()).isEqualTo(2);
    assertThat(task.terms())
        .isEqualTo(
            new Terms(
                Spot.YES,
                new Rate(Money.ofDollars(new BigDecimal("2.5"))),
                new After.Keep(Duration.ofMinutes(30))));
  }

  @Test
  void parametersAndMeasuresKeepTheirOrder() {
    var task = full("train");

    assertThat(task.parameters().keySet())
        .containsExactly("lr", "epochs", "batch", "optimizer", "shuffle");
    assertThat(task.parameters().values())
        .extracting(Parameter::expected)
        .containsExactly(
            "a number",
            "a number from 1 to 500",
            "one of `16`, `32`, `64`",
            "one of `adam`, `sgd`",
            "`true` or `false`");
    assertThat(task.measures())
        .containsExactly(
            Map.entry("accuracy", Direction.HIGHER),
            Map.entry("loss", Direction.LOWER),
            Map.entry("seconds", Direction.NEUTRAL));
  }

  @Test
  void whatATaskDoesNotSayComesFromTheDevcontainer() {
    var lint = full("lint");

    assertThat(lint.script()).isEqualTo(new Script.Exec(List.of("make", "lint")));
    assertThat(lint.requirements().cpus()).isEqualTo(2);
    assertThat(lint.requirements().memory()).isEqualTo(DataSize.gigabytes(8));
    assertThat(lint.requirements().disk()).isEqualTo(DataSize.gigabytes(32));
    assertThat(lint.timeout()).isEqualTo(Duration.ZERO);
    assertThat(lint.terms()).isEqualTo(Terms.USUAL);
  }

  @Test
  void wishesForDevEnvironmentsAndVolumesAreKept() {
    var environment = understood(Readings.of(FULL));

    assertThat(environment.shm()).isEqualTo(DataSize.gigabytes(1));
    assertThat(environment.dev().idle()).isEqualTo(Duration.ofMinutes(30));
    assertThat(environment.dev().jupyter()).isTrue();
    assertThat(environment.volumes()).containsEntry("datasets", "/data");
  }

  @Test
  void everythingWrongIsSaidAtOnceInOrderWithItsPlace() {
    var reading =
        ofOwn(
            """
            {
              "tasks": {
                "train": {
                  "comand": "python train.py",
                  "cpus": "4",
                  "parameters": { "lr": { "default": 5, "max": 1 }, "shuffle": "true" },
                  "outputs": ["../secrets"],
                  "measures": { "loss": "down" },
                  "timeout": 2
                },
                "a b": { "command": "true" }
              },
              "dev": { "jupyter": "yes" },
              "volumes": { "datasets": "data" }
            }
            """);

    assertThat(complaints(reading))
        .extracting(Readings::line)
        .containsExactly(
            "3:14 Task `train` has no `command`. Say what it executes.",
            "4:7 There is no key `tasks.train.comand` here. Did you mean `command`?",
            "5:15 `tasks.train.cpus` must be a whole number from 1 to 1024, but is the text `4`."
                + " Write for example `\"cpus\": 4`.",
            "6:31 The default of `tasks.train.parameters.lr` is not a number to 1."
                + " Change the default or the limits.",
            "6:68 `tasks.train.parameters.shuffle` must be `true` or `false` without quotes,"
                + " but is the text `true`. Write for example `\"shuffle\": true`.",
            "7:19 This must be a path below the workspace, with `*` and `**`, but is the text"
                + " `../secrets`. Write for example `\"models/**\"`.",
            "8:29 `tasks.train.measures.loss` must be `higher`, `lower` or `neutral`, but is the"
                + " text `down`. Write for example `\"loss\": \"higher\"`.",
            "9:18 `tasks.train.timeout` must be a duration, but is `2`."
                + " Write for example `\"timeout\": \"2h\"`.",
            "11:5 `tasks.a b` cannot be called so. Use letters, digits, `-`, `_` and `.`,"
                + " at most 64, beginning with a letter or digit, and not `command`, as one-off"
                + " commands are called.",
            "13:23 `dev.jupyter` must be `true` or `false`, without quotes, but is the text `yes`."
                + " Write for example `\"jupyter\": true`.",
            "14:28 `volumes.datasets` must be an absolute path, but is the text `data`."
                + " Write for example `\"datasets\": \"/data\"`.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"gpu\": \"v1000\"           | There is no GPU called `v1000`.",
        "\"gpu\": true                | `tasks.train.gpu` must be a GPU, but is `true`.",
        "\"gpu\": \"true\"            | There is no GPU called `true`.",
        "\"cpus\": 0                  | `tasks.train.cpus` must be a whole number",
        "\"cpus\": 1.5                | `tasks.train.cpus` must be a whole number",
        "\"cpus\": 1e999999999        | `tasks.train.cpus` must be a whole number",
        "\"memory\": 16               | `tasks.train.memory` must be a size, but is `16`.",
        "\"memory\": \"lots\"         | `tasks.train.memory` must be a size",
        "\"spot\": true               | `tasks.train.spot` must be `yes`, `no` or `only`, in quotes",
        "\"maxPrice\": 0              | `tasks.train.maxPrice` must be a price",
        "\"maxPrice\": -1             | `tasks.train.maxPrice` must be a price",
        "\"maxPrice\": \"2.5\"        | `tasks.train.maxPrice` must be a price",
        "\"retries\": 11              | `tasks.train.retries` must be a whole number from 0 to 10",
        "\"after\": \"keep\"          | `tasks.train.after` must be `terminate`, `stop` or `keep:`",
        "\"timeout\": \"0s\"          | `tasks.train.timeout` must be a duration",
        "\"inputs\": {\"d\": \"/etc\"} | `tasks.train.inputs.d` must be a path such as `./data`",
        "\"inputs\": {\"d\": \"./../a\"} | `tasks.train.inputs.d` must be a path",
        "\"inputs\": {\"d\": \"http://a\"} | `tasks.train.inputs.d` must be a path",
        "\"inputs\": {\"../d\": \"./a\"} | `tasks.train.inputs.../d` cannot be called so.",
        "\"outputs\": \"models\"      | `tasks.train.outputs` must be a list",
        "\"outputs\": [\"/abs\"]      | This must be a path below the workspace",
        "\"parameters\": []           | `tasks.train.parameters` must be an object",
        "\"parameters\": {\"size\": 1} | A parameter cannot be called `size`",
        "\"parameters\": {\"GPU\": 1}  | A parameter cannot be called `GPU`",
        "\"parameters\": {\"Max-Price\": 1} | A parameter cannot be called `Max-Price`",
        "\"parameters\": {\"1a\": 1}  | `tasks.train.parameters.1a` cannot be called so.",
        "\"parameters\": {\"a-b\": 1, \"A.B\": 2} | `a-b` and `A.B` would both be `PENV_PARAM_A_B`",
        "\"parameters\": {\"a\": null} | `tasks.train.parameters.a` must be a default",
        "\"parameters\": {\"a\": {}}  | `tasks.train.parameters.a` has no `default`",
        "\"parameters\": {\"a\": 1e400} | `tasks.train.parameters.a` must be a number of usual size",
        "\"parameters\": {\"a\": {\"default\": 1, \"min\": 3, \"max\": 2}} | The `min` of",
        "\"parameters\": {\"a\": {\"default\": \"x\", \"min\": 3}} | There is no key",
        "\"parameters\": {\"a\": {\"default\": \"x\", \"values\": [\"y\"]}} | The default of",
        "\"parameters\": {\"a\": {\"default\": true, \"values\": [true]}} | There is no key",
      })
  void aWrongValueIsRefused(String keys, String problem) {
    assertThat(complaint(ofTask(keys)).problem()).startsWith(problem);
  }

  @ParameterizedTest
  @CsvSource({"\"\"", "\"  \"", "[]", "[\"\"]", "3", "{}", "null", "\"a\\u0000b\""})
  void aCommandIsTextOrWords(String command) {
    var complaint = complaint(ofOwn("{\"tasks\": {\"t\": {\"command\": %s}}}".formatted(command)));

    assertThat(complaint.problem()).isNotBlank();
  }

  @Test
  void atMostAHundredTasksAreRead() {
    var tasks = new StringBuilder("{\"tasks\": {\"t\": {\"command\": \"true\"}");
    for (int i = 0; i < 100; i++) tasks.append(", \"t%d\": {\"command\": \"true\"}".formatted(i));

    assertThat(complaint(ofOwn(tasks + "}}")).problem())
        .isEqualTo("There are more than 100 names here.");
  }

  @Test
  void atMostFiftyProblemsAreSaid() {
    var keys = new StringBuilder("\"a\": 1");
    for (int i = 0; i < 5000; i++) keys.append(", \"key").append(i).append("\": 1");

    assertThat(complaints(ofTask(keys.toString()))).hasSize(50);
  }

  @Test
  void anUnknownKeyOfOwnPartIsRefusedAndOthersAreLeftAlone() {
    assertThat(line(complaint(ofOwn("{\"task\": {}}"))))
        .isEqualTo("1:32 There is no key `task` here. Did you mean `tasks`?");
    assertThat(understood(Readings.of("{\"unknown\": 1, \"customizations\": {\"other\": 1}}")))
        .isNotNull();
  }

  @Test
  void aNearMissOfAKeyThatMattersIsAWarning() {
    var reading = (Reading.Understood) Readings.of("{\"hostrequirements\": {\"cpus\": 64}}");

    assertThat(reading.environment().requirements()).isEqualTo(Requirements.NONE);
    assertThat(reading.warnings())
        .extracting(Readings::line)
        .containsExactly(
            "1:2 `hostrequirements` is not a key that dev containers know, so it is ignored."
                + " Did you mean `hostRequirements`?");
  }

  @Test
  void aOneOffCommandDeclaresNothing() {
    var task = Task.oneOff("command", new Script.Shell("nvidia-smi"), Requirements.NONE);

    assertThat(task.parameters()).isEmpty();
    assertThat(task.name()).isEqualTo("command");
    assertThat(task(ofTask("\"retries\": 0")).parameters()).isEmpty();
  }
}
