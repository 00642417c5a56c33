package dev.penv.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Masks secrets in a log, a star for each byte, so that an offset means the same before and after.
 * Knows the given values in their {@link Spellings}, and the forms of GitHub's tokens and of our
 * own.
 *
 * <p>Keeps no state between calls: what may be the beginning of a secret is not done, and is
 * offered again with what follows, also by another process.
 */
public final class Masker {
  /** Longer than any token; what goes on further is masked in pieces. */
  private static final int LONGEST_TOKEN = 4096;

  private static final int SHORTEST_TOKEN = 36;

  /** So many bytes decide whether something may begin here; every pattern has as many. */
  private static final int BEGIN = Spellings.SHORTEST;

  private static final List<byte[]> TOKENS =
      List.of(
          bytes("ghs_"),
          bytes("ghp_"),
          bytes("gho_"),
          bytes("ghu_"),
          bytes("ghr_"),
          bytes("github_pat_"),
          bytes("penv_"));

  private final List<byte[]> values;
  private final int longest;

  /**
   * A bit for each hash of four bytes that something to be masked begins with: hardly any other
   * place gets a second look.
   */
  private final long[] beginnings = new long[1 << 10];

  /** Values of less than four bytes are not masked: too much would be. */
  public Masker(Collection<String> secrets) {
    values = secrets.stream().flatMap(secret -> Spellings.of(secret).stream()).toList();
    longest =
        Math.max(LONGEST_TOKEN, values.stream().mapToInt(value -> value.length).max().orElse(0));
    values.forEach(this::index);
    TOKENS.forEach(this::index);
  }

  /**
   * Masks {@code bytes[0..count)} in place.
   *
   * @param end whether these are the last bytes of the log
   * @return how many of the first bytes are done; the others were left as they are, and are to be
   *     given again together with what follows. They are few, and none where a line ends.
   */
  public int mask(byte[] bytes, int count, boolean end) {
    var scan = new Scan(bytes, count, end);
    int begin = 0;
    for (int i = 0; i < count; i++) {
      begin = (begin << 8) | (bytes[i] & 0xff);
      int hash = hash(begin);
      if (((beginnings[hash >>> 6] >>> hash) & 1) != 0) scan.look(i - (BEGIN - 1));
    }
    for (int i = Math.max(0, count - (BEGIN - 1)); i < count; i++) scan.look(i);
    return scan.finish();
  }

  private void index(byte[] pattern) {
    int hash = hash(ByteBuffer.wrap(pattern).getInt());
    beginnings[hash >>> 6] |= 1L << hash;
  }

  /** Of sixteen bits. */
  private static int hash(int begin) {
    return (begin * 0x9E3779B1) >>> 16;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /** One pass over some bytes. They are compared as they came, so the stars are set at the end. */
  private final class Scan {
    private final byte[] bytes;
    private final int count;
    private final boolean end;
    private final Ranges secret = new Ranges();
    private int held;
    private int tokenEnd;

    Scan(byte[] bytes, int count, boolean end) {
      this.bytes = bytes;
      this.count = count;
      this.end = end;
      held = count;
    }

    /** Something may begin here, or have begun before the first byte. */
    void look(int at) {
      if (at < 0) return;
      for (var value : values) {
        int same = same(value, at);
        if (same == value.length) secret.add(at, at + same);
        else if (at + same == count) hold(at);
      }
      for (var prefix : TOKENS) {
        int same = same(prefix, at);
        if (same == prefix.length) token(at, at + same);
        else if (at + same == count) hold(at);
      }
    }

    int finish() {
      int done = secret.startOf(held);
      if (count - done <= longest) {
        secret.fill(bytes, done);
        return done;
      }
      // Too much would wait: better a few stars too many.
      secret.fill(bytes, count);
      Arrays.fill(bytes, held, count, (byte) '*');
      return count;
    }

    private void token(int at, int from) {
      tokenEnd = Math.max(tokenEnd, from);
      while (tokenEnd < count && isOfToken(bytes[tokenEnd])) tokenEnd++;
      if (tokenEnd - from >= SHORTEST_TOKEN) secret.add(at, tokenEnd);
      if (tokenEnd == count && count - at <= longest) hold(at);
    }

    private void hold(int at) {
      if (!end) held = Math.min(held, at);
    }

    private int same(byte[] pattern, int at) {
      int most = Math.min(pattern.length, count - at);
      int same = 0;
      while (same < most && pattern[same] == bytes[at + same]) same++;
      return same;
    }
  }

  private static boolean isOfToken(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '.'
        || b == '_'
        || b == '-';
  }
}
