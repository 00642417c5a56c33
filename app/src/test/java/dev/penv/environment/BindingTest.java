package dev.penv.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.command.Key;
import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest {
  private static final Task TRAIN =
      Readings.task(
          Readings.ofTask(
              """
              "parameters": {
                "lr": 0.01,
                "epochs": { "default": 30, "min": 1, "max": 500 },
                "batch": { "default": 32, "values": [16, 32] },
                "optimizer": { "default": "adam", "values": ["adam", "sgd"] },
                "note": "",
                "shuffle": true
              }
              """));

  private static Map<String, Value> bound(Map<String, String> given) {
    assertThat(TRAIN.bind(given)).isInstanceOf(Binding.Bound.class);
    return ((Binding.Bound) TRAIN.bind(given)).values();
  }

  private static List<Complaint> unbound(Map<String, String> given) {
    assertThat(TRAIN.bind(given)).isInstanceOf(Binding.Unbound.class);
    return ((Binding.Unbound) TRAIN.bind(given)).complaints();
  }

  @Test
  void defaultsStandWhereNothingIsGiven() {
    assertThat(bound(Map.of()))
        .extractingFromEntries(entry -> entry.getKey() + "=" + entry.getValue().text())
        .containsExactly(
            "lr=0.01", "epochs=30", "batch=32", "optimizer=adam", "note=", "shuffle=true");
  }

  @ParameterizedTest
  @CsvSource({
    "lr, 1e-3, 0.001",
    "lr, -.5, -0.5",
    "lr, 1e300, 1E+300",
    "epochs, 500, 500",
    "batch, 16.0, 16.0",
    "optimizer, sgd, sgd",
    "note, a b, a b",
    "shuffle, No, false",
    "shuffle, true, true",
  })
  void aGivenValueIsTypedByTheDefault(String name, String given, String seen) {
    assertThat(bound(Map.of(name, given)).get(name)).extracting(Value::text).isEqualTo(seen);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lr        | fast | `lr` takes a number, not `fast`. | Try for example `lr=0.01`.",
        "lr        | 1e9999 | `lr` takes a number, not `1e9999`. | Try for example `lr=0.01`.",
        "lr        | NaN  | `lr` takes a number, not `NaN`. | Try for example `lr=0.01`.",
        "lr        | ٣    | `lr` takes a number, not `٣`. | Try for example `lr=0.01`.",
        "epochs    | 0    | `epochs` takes a number from 1 to 500, not `0`. | Try for example `epochs=30`.",
        "epochs    | 501  | `epochs` takes a number from 1 to 500, not `501`. | Try for example `epochs=30`.",
        "batch     | 17   | `batch` takes one of `16`, `32`, not `17`. | Try for example `batch=32`.",
        "optimizer | sdg  | `optimizer` takes one of `adam`, `sgd`, not `sdg`. | Try for example `optimizer=sgd`.",
        "shuffle   | 1    | `shuffle` takes `true` or `false`, not `1`. | Try for example `shuffle=true`.",
      })
  void aValueThatDoesNotFitIsRefused(String name, String given, String problem, String remedy) {
    assertThat(unbound(Map.of(name, given)))
        .containsExactly(new Complaint(new Place.InCommand(name + "=" + given), problem, remedy));
  }

  @Test
  void anUnknownParameterIsAnsweredWithTheNearestAndTheList() {
    var complaint = unbound(Map.of("epoch", "3")).getFirst();

    assertThat(complaint.problem()).isEqualTo("`train` has no parameter `epoch`.");
    assertThat(complaint.remedy())
        .isEqualTo(
            "Did you mean `epochs`? It has `lr`, `epochs`, `batch`, `optimizer`, `note`, `shuffle`.");
  }

  @Test
  void allProblemsAreSaidAtOnce() {
    assertThat(unbound(Map.of("lr", "x", "epochs", "0", "zzz", "1"))).hasSize(3);
  }

  @Test
  void aTaskWithoutParametersSaysSo() {
    var plain = Readings.task(Readings.ofTask("\"retries\": 1"));

    assertThat(((Binding.Unbound) plain.bind(Map.of("lr", "1"))).complaints().getFirst().remedy())
        .isEqualTo("It has no parameters; leave this out.");
  }

  @Test
  void aMisspeltKeyOfTheMachineIsRecognised() {
    var plain = Readings.task(Readings.ofTask("\"retries\": 1"));

    assertThat(((Binding.Unbound) plain.bind(Map.of("timout", "2h"))).complaints().getFirst())
        .extracting(Complaint::remedy)
        .isEqualTo("Did you mean `timeout`? It has no parameters.");
    assertThat(unbound(Map.of("MEMROY", "2gb")).getFirst().remedy())
        .startsWith("Did you mean `memory`? It has `lr`, ");
  }

  @ParameterizedTest
  @CsvSource({
    "lr, PENV_PARAM_LR",
    "batch-size, PENV_PARAM_BATCH_SIZE",
    "a.b_c1, PENV_PARAM_A_B_C1"
  })
  void aParameterHasItsEnvironmentVariable(String name, String variable) {
    assertThat(Parameter.variable(name)).isEqualTo(variable);
  }

  @Test
  void whatACommandSaysOfTheMachineIsNoParameter() {
    assertThat(Parameter.RESERVED).containsExactlyInAnyOrderElementsOf(Key.words());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b"})
  void textThatNoProgramCanBeGivenIsRefused(String text) {
    assertThat(unbound(Map.of("note", text))).hasSize(1);
    assertThat(unbound(Map.of("note", "x".repeat(1001)))).hasSize(1);
  }
}
