package dev.penv.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Marks the forms that a page of ours holds for one session, so that no other site can send one in
 * its name. An HMAC-SHA256 over the session.
 */
public final class FormMarks {
  private final SecretKey key;

  FormMarks(SecretKey key) {
    this.key = key;
  }

  /** The mark of all forms of a session. */
  public String of(String session) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(session));
  }

  /**
   * Whether a form was made for this session. Compares in constant time.
   *
   * @param mark hostile
   */
  public boolean holds(String mark, String session) {
    return MessageDigest.isEqual(mark.getBytes(UTF_8), of(session).getBytes(UTF_8));
  }

  private byte[] mac(String session) {
    try {
      var mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return mac.doFinal(session.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
