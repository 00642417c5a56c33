package dev.penv.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLinesTest {
  private final ProgressLines lines = new ProgressLines();

  private OptionalDouble pass(String text) {
    var bytes = text.getBytes(UTF_8);
    return lines.latest(bytes, bytes.length);
  }

  @Test
  void latestLineCounts() {
    assertThat(pass("a\n{\"progress\": 0.1}\n{\"progress\":0.2, \"loss\": 3}\nmore\n"))
        .hasValue(0.2);
  }

  @Test
  void lineMayComeInPieces() {
    assertThat(pass("x\n{\"prog")).isEmpty();
    assertThat(pass("ress\": 0")).isEmpty();
    assertThat(pass(".75}\nrest")).hasValue(0.75);
  }

  @Test
  void unfinishedLineWaitsForItsEnd() {
    assertThat(pass("{\"progress\": 0.5}")).isEmpty();
    assertThat(pass("\n")).hasValue(0.5);
  }

  @Test
  void whatIsFarBackIsNotLookedAt() {
    assertThat(pass("{\"progress\": 0.5}\n" + "x".repeat(10_000) + "\n")).isEmpty();
  }

  @Test
  void lineWithoutEndIsNoMatter() {
    for (int i = 0; i < 100; i++) assertThat(pass("{".repeat(5_000))).isEmpty();
    assertThat(pass("\n{\"progress\": 1}\n")).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"progress\": 1.5}", "{\"progress\": -0.1}", "{\"progress\": \"0.5\"}", "{\"progress\"",
        "{\"a\": {\"progress\": 0.5}}", " {\"progress\": 0.5}", "{\"progress\": NaN}", "0.5"
      })
  void otherLinesSayNothing(String line) {
    assertThat(pass(line + "\n")).isEmpty();
  }

  @Test
  void deepNestingIsNoMatter() {
    assertThat(ProgressLines.parse("[".repeat(100_000))).isEmpty();
    assertThat(pass("{\"progress\":" + "[".repeat(900) + "\n")).isEmpty();
  }

  @Test
  void fileMayHoldABareNumber() {
    assertThat(ProgressLines.parse("0.4\n")).hasValue(0.4);
  }
}
