package dev.penv.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class TokenTextTest {
  @Test
  void madeOneIsWellFormedAndLikeNoOther() {
    var seen = new HashSet<String>();
    for (int i = 0; i < 1_000; i++) {
      var text = TokenText.make();
      assertThat(text).matches("penv_[0-9A-Za-z]{49}");
      assertThat(TokenText.isWellFormed(text)).isTrue();
      assertThat(seen.add(text)).isTrue();
    }
  }

  @Test
  void oneWrongLetterIsNoticed() {
    var text = TokenText.make();
    for (int i = 0; i < text.length(); i++) {
      var letter = text.charAt(i) == 'x' ? 'y' : 'x';
      var mistyped = text.substring(0, i) + letter + text.substring(i + 1);
      assertThat(TokenText.isWellFormed(mistyped)).isFalse();
    }
    assertThat(TokenText.isWellFormed(text + "x")).isFalse();
    assertThat(TokenText.isWellFormed("")).isFalse();
  }
}
