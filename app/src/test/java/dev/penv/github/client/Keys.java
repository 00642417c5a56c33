package dev.penv.github.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** One RSA key for all tests, in both forms of PEM. */
final class Keys {
  static final KeyPair PAIR = generate();

  private Keys() {}

  static String pkcs8() {
    return pem("PRIVATE KEY", PAIR.getPrivate().getEncoded());
  }

  /** PKCS#8 of a 2048 bit key is 26 bytes and then PKCS#1. */
  static String pkcs1() {
    var pkcs8 = PAIR.getPrivate().getEncoded();
    return pem("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, 26, pkcs8.length));
  }

  private static String pem(String name, byte[] der) {
    var lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(name, lines, name);
  }

  private static KeyPair generate() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
