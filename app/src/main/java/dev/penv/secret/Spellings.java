package dev.penv.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The forms in which a value turns up in logs: as it is, in base64, and URL-encoded. */
final class Spellings {
  static final int SHORTEST = 4;

  /** Fewer letters of base64 occur by chance. */
  private static final int SHORTEST_ENCODED = 6;

  private Spellings() {}

  /**
   * Each of at least {@link #SHORTEST} bytes and none with a line break, as masking goes line by
   * line.
   */
  static List<byte[]> of(String secret) {
    Set<String> all = new LinkedHashSet<>();
    secret.lines().forEach(line -> addLine(line, all));
    var whole = secret.getBytes(UTF_8);
    if (whole.length >= SHORTEST) addEncoded(whole, all);
    return all.stream().map(spelling -> spelling.getBytes(ISO_8859_1)).toList();
  }

  private static void addLine(String line, Set<String> all) {
    var bytes = line.strip().getBytes(UTF_8);
    if (bytes.length < SHORTEST) return;
    all.add(new String(bytes, ISO_8859_1));
    addEncoded(bytes, all);
    addUrlEncoded(bytes, all);
  }

  /** Inside a longer text the value begins at any of three bit positions. */
  private static void addEncoded(byte[] value, Set<String> all) {
    for (int before = 0; before < 3; before++) {
      var middle = encodedMiddle(value, before);
      if (middle.length() < SHORTEST_ENCODED) continue;
      all.add(middle);
      all.add(middle.replace('+', '-').replace('/', '_'));
    }
  }

  /** The letters that depend on nothing but the value, with so many bytes before it. */
  private static String encodedMiddle(byte[] value, int before) {
    var padded = new byte[before + value.length];
    System.arraycopy(value, 0, padded, before, value.length);
    var encoded = Base64.getEncoder().withoutPadding().encodeToString(padded);
    return encoded.substring(Math.ceilDiv(8 * before, 6), 8 * padded.length / 6);
  }

  private static void addUrlEncoded(byte[] value, Set<String> all) {
    var encoded = urlEncoded(value);
    all.add(encoded);
    all.add(encoded.replace("%20", "+"));
    all.add(lowerEscapes(encoded));
  }

  private static String urlEncoded(byte[] value) {
    var encoded = new StringBuilder();
    for (var b : value) {
      if (isUnreserved(b)) encoded.append((char) b);
      else encoded.append("%%%02X".formatted(b & 0xff));
    }
    return encoded.toString();
  }

  private static String lowerEscapes(String encoded) {
    var parts = encoded.split("%", -1);
    for (int i = 1; i < parts.length; i++) {
      parts[i] = parts[i].substring(0, 2).toLowerCase(Locale.ROOT) + parts[i].substring(2);
    }
    return String.join("%", parts);
  }

  private static boolean isUnreserved(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || "-._~".indexOf(b) >= 0;
  }
}
