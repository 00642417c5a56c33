package dev.penv.github.client;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** RSA private keys in PEM. */
final class Pem {
  private static final Pattern FORM =
      Pattern.compile(
          "-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (RSA )?PRIVATE KEY-----");

  /** DER of: version 0, algorithm rsaEncryption without parameters. */
  private static final byte[] RSA_ALGORITHM =
      HexFormat.of().parseHex("020100" + "300d06092a864886f70d0101010500");

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;

  private Pem() {}

  static PrivateKey rsaKey(String pem) {
    var form = FORM.matcher(pem);
    if (!form.find()) throw new IllegalArgumentException("no private key in PEM form");
    try {
      var der = Base64.getMimeDecoder().decode(form.group(2));
      var pkcs8 = form.group(1) == null ? der : wrapped(der);
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
      throw new IllegalArgumentException("not an RSA private key");
    }
  }

  /** GitHub hands out PKCS#1; Java reads only PKCS#8, which is the same bytes in an envelope. */
  private static byte[] wrapped(byte[] pkcs1) {
    var inside = new ByteArrayOutputStream();
    inside.writeBytes(RSA_ALGORITHM);
    inside.writeBytes(tagged(OCTETS, pkcs1));
    return tagged(SEQUENCE, inside.toByteArray());
  }

  private static byte[] tagged(int tag, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.length;
    if (length < 0x80) {
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
