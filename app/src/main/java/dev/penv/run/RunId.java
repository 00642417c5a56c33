package dev.penv.run;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Names a Run: {@code r-} and eight of 32 unambiguous letters and digits, so it can be typed. */
public record RunId(String value) {
  private static final Pattern FORM = Pattern.compile("r-[0-9a-hj-km-np-tv-z]{4,16}");
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  public RunId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a run: " + value);
    }
  }

  /** Reads a name that somebody typed, in any case; empty when it is none. */
  public static Optional<RunId> parse(String text) {
    return Optional.of(text.toLowerCase(Locale.ROOT))
        .filter(FORM.asMatchPredicate())
        .map(RunId::new);
  }

  public static RunId random(RandomGenerator random) {
    var id = new StringBuilder("r-");
    for (int i = 0; i < 8; i++) id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    return new RunId(id.toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
