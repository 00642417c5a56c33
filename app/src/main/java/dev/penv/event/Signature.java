package dev.penv.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * GitHub's signature of a webhook: HMAC-SHA256 over the raw bytes, as {@code sha256=HEX}. Several
 * secrets hold at once while one is being replaced by another.
 */
public final class Signature {
  private static final String PREFIX = "sha256=";
  private static final int DIGITS = 64;

  private final List<SecretKeySpec> keys;

  /** Signed with any of these secrets; without a secret no signature holds. */
  public Signature(List<String> secrets) {
    keys =
        secrets.stream()
            .map(secret -> new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"))
            .toList();
  }

  /**
   * Compares in constant time.
   *
   * @param header of {@code X-Hub-Signature-256}, empty when there was none
   */
  public boolean holds(String header, byte[] body) {
    if (header.length() != PREFIX.length() + DIGITS || !header.startsWith(PREFIX)) return false;
    byte[] claimed;
    try {
      claimed = HexFormat.of().parseHex(header, PREFIX.length(), header.length());
    } catch (IllegalArgumentException e) {
      return false;
    }
    return keys.stream().anyMatch(key -> MessageDigest.isEqual(claimed, sign(key, body)));
  }

  /** The header's value under the first secret, for whoever sends such deliveries. */
  public String of(byte[] body) {
    return PREFIX + HexFormat.of().formatHex(sign(keys.getFirst(), body));
  }

  private static byte[] sign(SecretKeySpec key, byte[] body) {
    try {
      var mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return mac.doFinal(body);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
