package dev.penv.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedTest {
  @ParameterizedTest
  @CsvSource({"v10, `v10`", "@ada #7, `@ada #7`", "a``b`, `a��b�`", "😀, `😀`", "'', ` `"})
  void nothingLeavesTheCodeSpan(String text, String quoted) {
    assertThat(Quoted.of(text)).isEqualTo(quoted);
  }

  @Test
  void linesAndControlCharactersAreShownAsSuch() {
    assertThat(Quoted.of("a\nb\u202Ec\uD800d\u0000")).isEqualTo("`a�b�c�d�`");
  }

  @Test
  void longTextIsShortened() {
    assertThat(Quoted.of("😀".repeat(100))).isEqualTo("`" + "😀".repeat(60) + "…`");
  }

  @Test
  void nothingPassesForAMarker() {
    assertThat(Quoted.of("<!-- penv:run=r-aaaa -->")).doesNotContain("<!--");
  }
}
