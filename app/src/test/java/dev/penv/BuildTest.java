package dev.penv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildTest {
  @Test
  void runsOnJava25() {
    assertThat(Runtime.version().feature()).isGreaterThanOrEqualTo(25);
  }
}
