package dev.penv.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  private static final byte[] BODY = "Hello, World!".getBytes(UTF_8);
  private static final String SECRET = "It's a Secret to Everybody";

  /** GitHub's own test vector. */
  private static final String SIGNED =
      "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  @Test
  void holdsForTheOfficialExample() {
    assertThat(new Signature(List.of(SECRET)).holds(SIGNED, BODY)).isTrue();
    assertThat(new Signature(List.of(SECRET)).of(BODY)).isEqualTo(SIGNED);
  }

  @Test
  void eitherSecretHoldsWhileOneIsReplaced() {
    assertThat(new Signature(List.of("new", SECRET)).holds(SIGNED, BODY)).isTrue();
    assertThat(new Signature(List.of(SECRET, "new")).holds(SIGNED, BODY)).isTrue();
  }

  @Test
  void nothingHoldsWithoutASecret() {
    assertThat(new Signature(List.of()).holds(SIGNED, BODY)).isFalse();
  }

  @Test
  void otherBytesDoNotHold() {
    var signature = new Signature(List.of(SECRET));
    assertThat(signature.holds(SIGNED, "Hello, World?".getBytes(UTF_8))).isFalse();
    assertThat(new Signature(List.of("other")).holds(SIGNED, BODY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256=",
        "sha1=757107ea0eb2509fc211221cce984b8a37570b6d",
        "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17 ",
        "sha256=zz7107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
      })
  void otherHeadersDoNotHold(String header) {
    assertThat(new Signature(List.of(SECRET)).holds(header, BODY)).isFalse();
  }
}
