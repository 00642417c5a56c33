package dev.penv.github.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Who the App is, and the key that proves it. */
public final class AppKey {
  /** GitHub's clock may be behind ours. */
  private static final Duration SKEW = Duration.ofSeconds(60);

  /** GitHub refuses more than ten minutes. */
  private static final Duration VALID = Duration.ofMinutes(9);

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final long app;
  private final PrivateKey key;

  private AppKey(long app, PrivateKey key) {
    this.app = app;
    this.key = key;
  }

  /**
   * Reads the key as GitHub hands it out, or as PKCS#8.
   *
   * @param app the App's numeric id
   * @param pem text of the PEM file
   * @throws IllegalArgumentException when that is not an RSA private key; says nothing of its
   *     content
   */
  public static AppKey of(long app, String pem) {
    return new AppKey(app, Pem.rsaKey(pem));
  }

  long app() {
    return app;
  }

  /** A JSON Web Token by which the App itself speaks. Secret, valid for nine minutes. */
  String token(Instant now) {
    var claims =
        "{\"iat\":%d,\"exp\":%d,\"iss\":\"%d\"}"
            .formatted(now.minus(SKEW).getEpochSecond(), now.plus(VALID).getEpochSecond(), app);
    var signed = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(claims);
    return signed + "." + BASE64.encodeToString(signature(signed));
  }

  private static String encoded(String json) {
    return BASE64.encodeToString(json.getBytes(UTF_8));
  }

  private byte[] signature(String text) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(text.getBytes(UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("cannot sign with the App's key", impossible);
    }
  }

  @Override
  public String toString() {
    return "key of App " + app;
  }
}
