package dev.penv.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Lets whoever holds a link see one thing of one run, and nothing else, for a while. The mark of a
 * link is the second of its end and an HMAC-SHA256 over repository, run, purpose and that end.
 */
public final class SignedLinks {
  private static final Pattern MARK = Pattern.compile("([0-9]{1,12})-([0-9A-Za-z_-]{43})");

  /** What a link opens. A mark for one purpose holds for no other. */
  public enum Purpose {
    /** All of a run. */
    READ(Duration.ofDays(7)),
    /**
     * Its plots alone, which are fetched without anybody's login. They are part of a comment, and
     * stay there as long as anybody goes on with it.
     */
    PLOT(Duration.ofDays(365));

    private final Duration holds;

    Purpose(Duration holds) {
      this.holds = holds;
    }

    /** How long a link holds after the moment it is made for. */
    public Duration holds() {
      return holds;
    }
  }

  private final SecretKey key;

  SignedLinks(SecretKey key) {
    this.key = key;
  }

  /**
   * The mark of a link, for its query.
   *
   * @param since a fixed moment of the run, so that a report keeps its text; not the present
   */
  public String mark(long repository, String run, Purpose purpose, Instant since) {
    long until = since.plus(purpose.holds()).getEpochSecond();
    var encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(mac(repository, run, purpose, until));
    return until + "-" + encoded;
  }

  /** Whether the mark lets its holder in for this purpose now. Compares in constant time. */
  public boolean holds(String mark, long repository, String run, Purpose purpose, Instant now) {
    var parts = MARK.matcher(mark);
    if (!parts.matches()) return false;
    long until = Long.parseLong(parts.group(1));
    return MessageDigest.isEqual(
            Base64.getUrlDecoder().decode(parts.group(2)), mac(repository, run, purpose, until))
        && now.getEpochSecond() < until;
  }

  private byte[] mac(long repository, String run, Purpose purpose, long until) {
    try {
      var mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      var word = purpose.name().toLowerCase(Locale.ROOT);
      return mac.doFinal("%d\n%s\n%s\n%d".formatted(repository, run, word, until).getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
