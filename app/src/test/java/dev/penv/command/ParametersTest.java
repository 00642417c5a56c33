package dev.penv.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {
  @Test
  void aSweepIsOneRunForEachCombinationInTheOrderTyped() {
    var values = new LinkedHashMap<String, List<String>>();
    values.put("lr", List.of("0.1", "0.01"));
    values.put("epochs", List.of("5"));
    values.put("seed", List.of("1", "2"));
    var sweep = new Parameters(values);
    assertThat(sweep.isSweep()).isTrue();
    assertThat(sweep.runs())
        .extracting(Map::toString)
        .containsExactly(
            "{lr=0.1, epochs=5, seed=1}",
            "{lr=0.1, epochs=5, seed=2}",
            "{lr=0.01, epochs=5, seed=1}",
            "{lr=0.01, epochs=5, seed=2}");
  }

  @Test
  void withoutParametersThereIsOneRun() {
    assertThat(Parameters.NONE.runs()).containsExactly(Map.of());
    assertThat(Parameters.NONE.isSweep()).isFalse();
  }
}
