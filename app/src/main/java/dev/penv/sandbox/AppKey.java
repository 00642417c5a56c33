package dev.penv.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** The App's key pair. One for all sandboxes of a process, because making one takes long. */
final class AppKey {
  private static final KeyPair PAIR = generate();

  /** Length of what PKCS#8 puts before the PKCS#1 form of an RSA key of 2048 bits. */
  private static final int PKCS8_HEADER = 26;

  private AppKey() {}

  private static KeyPair generate() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static RSAPublicKey verifier() {
    return (RSAPublicKey) PAIR.getPublic();
  }

  /** The private key as GitHub hands it out: PEM of PKCS#1. */
  static String pem() {
    var pkcs8 = PAIR.getPrivate().getEncoded();
    var pkcs1 = Arrays.copyOfRange(pkcs8, PKCS8_HEADER, pkcs8.length);
    var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN RSA PRIVATE KEY-----\n%s\n-----END RSA PRIVATE KEY-----\n"
        .formatted(lines.encodeToString(pkcs1));
  }
}
