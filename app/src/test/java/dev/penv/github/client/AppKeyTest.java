package dev.penv.github.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppKeyTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  static String[] bothForms() {
    return new String[] {Keys.pkcs1(), Keys.pkcs8(), "text before\n" + Keys.pkcs1() + "after"};
  }

  @ParameterizedTest
  @MethodSource("bothForms")
  void theTokenIsSignedWithTheKey(String pem) throws Exception {
    var parts = AppKey.of(42, pem).token(NOW).split("\\.", -1);
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(Keys.PAIR.getPublic());
    signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
  }

  @Test
  void theTokenAllowsForSkewAndEndsBeforeTenMinutes() {
    var parts = AppKey.of(42, Keys.pkcs1()).token(NOW).split("\\.", -1);
    var claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
    assertThat(claims).isEqualTo("{\"iat\":1799999940,\"exp\":1800000540,\"iss\":\"42\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n=\n-----END PRIVATE KEY-----"
      })
  void whatIsNoKeyIsRefusedWithoutBeingQuoted(String pem) {
    assertThatThrownBy(() -> AppKey.of(42, pem))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .doesNotContain("secret", "c2Vj");
  }

  @Test
  void theKeyIsNotPrinted() {
    assertThat(AppKey.of(42, Keys.pkcs1())).hasToString("key of App 42");
  }
}
