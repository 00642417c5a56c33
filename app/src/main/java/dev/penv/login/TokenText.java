package dev.penv.login;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * How a token of penv's own looks: {@code penv_}, 43 letters and digits of 256 random bits, and six
 * of a checksum, so that whoever finds one knows it for one, and typing errors are noticed.
 */
final class TokenText {
  private static final String PREFIX = "penv_";
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
  private static final int RANDOM = 43;
  private static final int CHECKSUM = 6;
  private static final Pattern FORM =
      Pattern.compile(PREFIX + "[0-9A-Za-z]{%d}".formatted(RANDOM + CHECKSUM));

  private TokenText() {}

  static String make() {
    var random = PREFIX + digits(new BigInteger(1, Unguessable.bytes()), RANDOM);
    return random + checksum(random);
  }

  static boolean isWellFormed(String text) {
    if (!FORM.matcher(text).matches()) return false;
    var random = text.substring(0, text.length() - CHECKSUM);
    return text.endsWith(checksum(random));
  }

  private static String checksum(String text) {
    var sum = new CRC32();
    sum.update(text.getBytes(US_ASCII));
    return digits(BigInteger.valueOf(sum.getValue()), CHECKSUM);
  }

  private static String digits(BigInteger number, int count) {
    var digits = new StringBuilder();
    var rest = number;
    for (int i = 0; i < count; i++) {
      digits.append(DIGITS.charAt(rest.mod(BASE).intValue()));
      rest = rest.divide(BASE);
    }
    return digits.reverse().toString();
  }
}
