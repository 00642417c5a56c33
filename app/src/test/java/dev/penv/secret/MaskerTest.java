package dev.penv.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {
  private static final String SECRET = "p@ss wörd/+%";
  private static final String TOKEN = "ghs_" + "a1B2.c3-d4_".repeat(20);

  private final Masker masker = new Masker(List.of(SECRET, "second-secret"));

  @Test
  void plainValueBecomesStarsOfTheSameLength() {
    assertThat(masked("key=" + SECRET + "!")).isEqualTo("key=" + "*".repeat(13) + "!");
  }

  @Test
  void textWithoutSecretStaysAsItIs() {
    var text = "through the night, second-secre and p@ss word; ghs_short ghostly github_pat_\n";
    assertThat(masked(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc", "user:"})
  void valueInsideBase64IsMaskedAtEveryAlignment(String before) {
    for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
      var encoded = encoder.encodeToString((before + SECRET + "after").getBytes(UTF_8));
      var masked = masked("Authorization: Basic " + encoded);
      assertThat(masked).hasSize("Authorization: Basic ".length() + encoded.length());
      assertThat(decodedParts(masked)).doesNotContain("ss wör");
      assertThat(masked).contains("*".repeat(SECRET.length()));
    }
  }

  @Test
  void urlEncodedValueIsMasked() {
    var form = URLEncoder.encode(SECRET, UTF_8);
    assertThat(masked("?p=" + form + "&x")).isEqualTo("?p=" + "*".repeat(form.length()) + "&x");
    var path = form.replace("+", "%20");
    assertThat(masked(path)).isEqualTo("*".repeat(path.length()));
    var lower = path.replace("%C3%B6", "%c3%b6").replace("%2F%2B", "%2f%2b");
    assertThat(masked(lower)).isEqualTo("*".repeat(lower.length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ghs_", "ghp_", "gho_", "ghu_", "ghr_", "github_pat_", "penv_"})
  void tokensOfGitHubAreMaskedWithoutBeingKnown(String prefix) {
    var token = prefix + "x".repeat(36);
    assertThat(masked("a " + token + " b")).isEqualTo("a " + "*".repeat(token.length()) + " b");
  }

  @Test
  void longTokenOfTheNewFormIsMaskedWhole() {
    assertThat(masked(TOKEN + "\n")).isEqualTo("*".repeat(TOKEN.length()) + "\n");
  }

  @Test
  void everyLineOfAValueIsMasked() {
    var key =
        new Masker(List.of("-----BEGIN KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0B\n-----END KEY-----\n"));
    assertThat(mask(key, "[MIIEvQIBADANBg]\r\n  kqhkiG9w0B\\n", 1000))
        .isEqualTo("[**************]\r\n  **********\\n");
  }

  @Test
  void shortValuesAreNotMasked() {
    assertThat(mask(new Masker(List.of("abc", "", "\n\n")), "abcabc", 1000)).isEqualTo("abcabc");
  }

  @Test
  void secretsThatOverlapAreBothMasked() {
    var masker = new Masker(List.of("abcdef", "defghi"));
    for (int chunk = 1; chunk < 20; chunk++) {
      assertThat(mask(masker, "xabcdefghiy abcdefx defghi", chunk))
          .isEqualTo("x*********y ******x ******");
    }
  }

  @ParameterizedTest
  @CsvSource({"line|, 5", "line, 4", "line g, 5", "line gh, 5", "line ghs_abc, 5", "second, 0"})
  void onlyWhatMayBecomeASecretWaits(String text, int done) {
    var bytes = text.replace("|", "\n").getBytes(UTF_8);
    assertThat(masker.mask(bytes, bytes.length, false)).isEqualTo(done);
    assertThat(masker.mask(bytes, bytes.length, true)).isEqualTo(bytes.length);
  }

  @Test
  void bytesThatWaitAreLeftAsTheyAre() {
    var bytes = (SECRET + " " + TOKEN).getBytes(UTF_8);
    int done = masker.mask(bytes, bytes.length, false);
    assertThat(new String(bytes, 0, done, UTF_8)).isEqualTo("*".repeat(13) + " ");
    assertThat(new String(bytes, done, bytes.length - done, UTF_8)).isEqualTo(TOKEN);
  }

  @Test
  void endlessTokenNeverStallsTheLog() {
    var endless = ("ghs_" + "x".repeat(100_000)).getBytes(UTF_8);
    assertThat(masker.mask(endless, endless.length, false)).isEqualTo(endless.length);
    assertThat(new String(endless, UTF_8)).matches("\\*+");
  }

  @Test
  void mountainOfTokenBeginningsIsLinearWork() {
    var beginnings = "ghs_".repeat(500_000).getBytes(UTF_8);
    assertThat(masker.mask(beginnings, beginnings.length, false)).isEqualTo(beginnings.length);
  }

  /** Whatever the chunks, the result is that of one piece. */
  @ParameterizedTest
  @ValueSource(longs = {1, 20, 300, 4000})
  void chunksMakeNoDifference(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      var text = text(random);
      var whole = masked(text);
      assertThat(mask(masker, text, 1 + random.nextInt(40))).as("seed %d", seed).isEqualTo(whole);
      assertThat(whole).doesNotContain("second-secret").doesNotContain(SECRET);
      assertThat(whole.getBytes(UTF_8)).hasSize(text.getBytes(UTF_8).length);
    }
  }

  private static String text(Random random) {
    var parts =
        List.of(
            SECRET,
            "second-secret",
            TOKEN,
            "ghs_",
            "ghs_ghs_",
            "second-",
            "p@",
            "\n",
            " ",
            "xyz",
            "g",
            "github_pat_",
            Base64.getEncoder().encodeToString(SECRET.getBytes(UTF_8)));
    var text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--)
      text.append(parts.get(random.nextInt(parts.size())));
    return text.toString();
  }

  private String masked(String text) {
    return mask(masker, text, Integer.MAX_VALUE);
  }

  /** Feeds a log in chunks, as a follower does: what was not done comes again. */
  private static String mask(Masker masker, String text, int chunk) {
    var log = text.getBytes(UTF_8);
    var out = new ByteArrayOutputStream();
    int upTo = 0;
    while (out.size() < log.length) {
      upTo = (int) Math.min(log.length, (long) upTo + chunk);
      var bytes = Arrays.copyOfRange(log, out.size(), upTo);
      out.write(bytes, 0, masker.mask(bytes, bytes.length, upTo == log.length));
    }
    return out.toString(UTF_8);
  }

  private static String decodedParts(String masked) {
    var decoded = new StringBuilder();
    for (var part :
        masked
            .substring(masked.lastIndexOf(' ') + 1)
            .replace('-', '+')
            .replace('_', '/')
            .split("\\*+", -1)) {
      for (int skip = 0; skip < Math.min(4, part.length()); skip++) {
        var text = part.substring(skip).replace("=", "");
        text = text.substring(0, text.length() - (text.length() % 4 == 1 ? 1 : 0));
        decoded.append(new String(Base64.getDecoder().decode(text), UTF_8)).append(' ');
      }
    }
    return decoded.toString();
  }
}
