package dev.penv.sandbox.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signatures that let a receiver know GitHub. */
final class Signed {
  private Signed() {}

  static Map<String, String> headers(String secret, String body) {
    return Map.of(
        "X-Hub-Signature-256", "sha256=" + hmac("HmacSHA256", secret, body),
        "X-Hub-Signature", "sha1=" + hmac("HmacSHA1", secret, body));
  }

  private static String hmac(String algorithm, String secret, String body) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
