package dev.penv.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Encrypts small values with AES-GCM. A value opens only under the name it was sealed for. */
public final class Vault {
  private static final byte FORM = 1;
  private static final int NONCE = 12;
  private static final int TAG = 16;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  Vault(SecretKey key) {
    this.key = key;
  }

  /** The form's number, a nonce, and the value encrypted: 29 bytes longer than the value. */
  public byte[] seal(String name, byte[] value) {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      var encrypted = cipher(Cipher.ENCRYPT_MODE, name, nonce).doFinal(value);
      return ByteBuffer.allocate(1 + NONCE + encrypted.length)
          .put(FORM)
          .put(nonce)
          .put(encrypted)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /**
   * The value that was sealed under this name.
   *
   * @throws Broken when it was sealed under another name or key, or was changed
   */
  public byte[] open(String name, byte[] sealed) {
    if (sealed.length < 1 + NONCE + TAG || sealed[0] != FORM) throw new Broken(name);
    var nonce = new byte[NONCE];
    System.arraycopy(sealed, 1, nonce, 0, NONCE);
    try {
      return cipher(Cipher.DECRYPT_MODE, name, nonce)
          .doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
    } catch (AEADBadTagException e) {
      throw new Broken(name);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, String name, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
    cipher.updateAAD(name.getBytes(UTF_8));
    return cipher;
  }

  /** Nothing that this key has sealed under that name. */
  public static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String name) {
      super("the value of %s cannot be decrypted; was the key file replaced?".formatted(name));
    }
  }
}
