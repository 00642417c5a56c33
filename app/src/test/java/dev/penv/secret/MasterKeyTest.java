package dev.penv.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.secret.SignedLinks.Purpose;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {
  private static final Instant ASKED = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant END = ASKED.plus(Purpose.READ.holds());

  private final Vault vault = new MasterKey(new byte[32]).vault();
  private final SignedLinks links = new MasterKey(new byte[32]).links();
  private final String mark = links.mark(42, "r-aaaa", Purpose.READ, ASKED);

  @Test
  void sealedValueOpensUnderItsNameAlone() {
    var sealed = vault.seal("hook", "value".getBytes(UTF_8));
    assertThat(vault.open("hook", sealed)).asString().isEqualTo("value");
    assertThatThrownBy(() -> vault.open("other", sealed)).isInstanceOf(Vault.Broken.class);
  }

  @Test
  void sealingTwiceGivesDifferentBytes() {
    assertThat(vault.seal("a", new byte[9])).isNotEqualTo(vault.seal("a", new byte[9]));
  }

  @Test
  void anyChangedByteIsNoticed() {
    var sealed = vault.seal("hook", "value".getBytes(UTF_8));
    for (int i = 0; i < sealed.length; i++) {
      var changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> vault.open("hook", changed)).isInstanceOf(Vault.Broken.class);
    }
    assertThatThrownBy(() -> vault.open("hook", new byte[5])).isInstanceOf(Vault.Broken.class);
  }

  @Test
  void linkHoldsForItsRunUntilItsEnd() {
    assertThat(links.holds(mark, 42, "r-aaaa", Purpose.READ, ASKED)).isTrue();
    assertThat(links.holds(mark, 42, "r-aaaa", Purpose.READ, END.minusSeconds(1))).isTrue();
    assertThat(links.holds(mark, 42, "r-aaaa", Purpose.READ, END)).isFalse();
    assertThat(links.holds(mark, 42, "r-bbbb", Purpose.READ, ASKED)).isFalse();
    assertThat(links.holds(mark, 43, "r-aaaa", Purpose.READ, ASKED)).isFalse();
    assertThat(links.holds(mark, 42, "r-aaaa", Purpose.PLOT, ASKED)).isFalse();
  }

  @Test
  void sameRunHasTheSameLink() {
    assertThat(links.mark(42, "r-aaaa", Purpose.READ, ASKED)).isEqualTo(mark);
  }

  @Test
  void lifeOfALinkCannotBeStretched() {
    var later = END.plusSeconds(999).getEpochSecond() + mark.substring(mark.indexOf('-'));
    assertThat(links.holds(later, 42, "r-aaaa", Purpose.READ, ASKED)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "1-", "99999999999999999999-x", "1764244800-short"})
  void othersMarksDoNotHold(String other) {
    assertThat(links.holds(other, 42, "r-aaaa", Purpose.READ, ASKED)).isFalse();
  }
}
