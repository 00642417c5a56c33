package dev.penv.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key that all others are derived from, one for each purpose. Never used itself. */
public final class MasterKey {
  static final int LENGTH = 32;

  private final byte[] bytes;

  MasterKey(byte[] bytes) {
    if (bytes.length != LENGTH) throw new IllegalArgumentException("a key has 32 bytes");
    this.bytes = bytes.clone();
  }

  /** Encrypts values at rest. */
  public Vault vault() {
    return new Vault(derive("values at rest", "AES"));
  }

  /**
   * Encrypts what browsers hold of a login. Strangers have penv seal and open as much of that as
   * they like, so it is kept away from what lies at rest.
   */
  public Vault logins() {
    return new Vault(derive("logins under way", "AES"));
  }

  /** Signs links to pages of one run. */
  public SignedLinks links() {
    return new SignedLinks(derive("links to a run", "HmacSHA256"));
  }

  /** Marks forms of pages. */
  public FormMarks forms() {
    return new FormMarks(derive("forms of a session", "HmacSHA256"));
  }

  private SecretKey derive(String purpose, String algorithm) {
    try {
      var parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(new SecretKeySpec(bytes, "Generic"))
              .thenExpand(("penv: " + purpose).getBytes(UTF_8), LENGTH);
      return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java 25 has HKDF-SHA256", e);
    }
  }
}
