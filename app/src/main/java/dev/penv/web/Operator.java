package dev.penv.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Knows the operator by the token, or by a session that the token opened. A session is signed with
 * a key made from the token, so nothing is kept here, and a new token ends all sessions.
 */
final class Operator {
  static final Duration SESSION = Duration.ofDays(7);
  private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\.([0-9a-f]{64})");

  private final byte[] token;
  private final InstantSource time;

  /** With an empty token nobody is the operator. */
  Operator(String token, InstantSource time) {
    this.token = token.getBytes(UTF_8);
    this.time = time;
  }

  boolean isToken(String claimed) {
    return token.length > 0
        && MessageDigest.isEqual(sign("token"), mac(claimed.getBytes(UTF_8), "token"));
  }

  /** Opens a session; what it returns is worth the token until it ends. */
  String session() {
    var until = time.instant().plus(SESSION).getEpochSecond();
    return until + "." + signature(until);
  }

  boolean isSession(String claimed) {
    var form = FORM.matcher(claimed);
    if (token.length == 0 || !form.matches()) return false;
    var until = Long.parseLong(form.group(1));
    return MessageDigest.isEqual(signature(until).getBytes(UTF_8), form.group(2).getBytes(UTF_8))
        && time.instant().isBefore(Instant.ofEpochSecond(until));
  }

  private String signature(long until) {
    return HexFormat.of().formatHex(sign("session until " + until));
  }

  private byte[] sign(String text) {
    return mac(token, text);
  }

  private static byte[] mac(byte[] key, String text) {
    if (key.length == 0) return new byte[0];
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
