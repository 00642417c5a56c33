package dev.penv.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.environment.Parameter;
import org.junit.jupiter.api.Test;

class KeyTest {
  /** A parameter under the name of a key could never be given a value. */
  @Test
  void noTaskCanDeclareAParameterUnderTheNameOfAKey() {
    assertThat(Parameter.RESERVED).containsAll(Key.words());
  }
}
