package dev.penv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class NeedsTest {
  @Test
  void findsAProgramByItsFirstKnownName() {
    assertThat(Needs.command("no-such-program", "sh")).isExecutable();
  }

  @Test
  void aMissingProgramIsNeverTakenAsFound() {
    assertThatExceptionOfType(Throwable.class)
        .isThrownBy(() -> Needs.command("no-such-program"))
        .withMessageContaining("no-such-program");
  }
}
