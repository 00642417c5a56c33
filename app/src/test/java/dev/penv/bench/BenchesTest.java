package dev.penv.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchesTest {
  @Test
  void withoutNamesEverythingIsMeasured() {
    assertThat(Benches.named(List.of()))
        .hasToString("webhook, first-line, container, log, latency, waiting, read, start, demo");
  }

  @Test
  void namedOnesAreTakenInTheUsualOrder() {
    assertThat(Benches.named(List.of("demo", "log"))).hasToString("log, demo");
  }

  @Test
  void unknownNameIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Benches.named(List.of("speed")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("speed")
        .hasMessageContaining("first-line");
  }
}
