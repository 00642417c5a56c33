package dev.penv.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.penv.complaint.Complained;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {
  @Test
  void keysOfTheMachineAreToldFromParameters() {
    var start = Inputs.read(Map.of("task", "train", "cpus", "8", "lr", "0.1"));
    assertThat(start.target()).isEqualTo(new Target.Named("train"));
    assertThat(start.options().needs().cpus()).isEqualTo(8);
    assertThat(start.parameters().runs()).containsExactly(Map.of("lr", "0.1"));
  }

  @Test
  void whatWasLeftEmptyWasNotGiven() {
    var start = Inputs.read(Map.of("task", " train ", "gpu", "", "lr", "  ", "dry", "false"));
    assertThat(start).isEqualTo(Inputs.read(Map.of("task", "train")));
    assertThat(start.options().dry()).isFalse();
  }

  @Test
  void tickedBoxIsAsked() {
    assertThat(Inputs.read(Map.of("task", "train", "dry", "true")).options().dry()).isTrue();
  }

  @Test
  void commasMakeAListAsInACommand() {
    var start = Inputs.read(Map.of("task", "train", "lr", "0.1,0.01"));
    assertThat(start.parameters().values()).isEqualTo(Map.of("lr", List.of("0.1", "0.01")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "\"a", "it's", "x -- rm -rf /", "$(reboot)", "“a”", "a\\", "=b"})
  void valueIsOneWordWhateverItHolds(String value) {
    var start = Inputs.read(Map.of("task", "train", "name", value));
    assertThat(start.parameters().runs()).containsExactly(Map.of("name", value));
    assertThat(start.target()).isEqualTo(new Target.Named("train"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-- reboot", "a b", "../x", "train gpu=v100", "a\nb"})
  void whatIsNoTaskIsRefused(String task) {
    assertRefused(Map.of("task", task));
  }

  @Test
  void whatNobodySeesIsRefused() {
    assertRefused(Map.of("task", "train", "name", "a\u202eb"));
    assertRefused(Map.of("task", "train", "name", "a\nb"));
    assertRefused(Map.of("task", "train", "name", "x".repeat(5000)));
  }

  @Test
  void keyThatCannotBeAParameterIsRefused() {
    assertRefused(Map.of("task", "train", "--", "reboot"));
    assertRefused(Map.of("task", "train", "a b", "1"));
    assertRefused(Map.of("task", "train", "", "1"));
  }

  private static void assertRefused(Map<String, String> inputs) {
    assertThatExceptionOfType(Complained.class).isThrownBy(() -> Inputs.read(inputs));
  }
}
