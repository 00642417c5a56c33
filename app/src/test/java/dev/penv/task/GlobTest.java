package dev.penv.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "models/**, models/a.bin",
    "models/**, models/deep/er/a.bin",
    "models, models/deep/a.bin",
    "models/, models/a.bin",
    "./models/*, models/a.bin",
    "**/*.bin, a.bin",
    "**/*.bin, x/y/a.bin",
    "a/**/z, a/z",
    "a/**/z, a/b/c/z",
    "a/**/b/**/z, a/b/x/b/y/z",
    "*.bin, a.bin",
    "m?del, model",
    "a*b*c, aXbYbZc",
    "**, any/thing",
    "résumé-*, résumé-é"
  })
  void matches(String glob, String path) {
    assertThat(new Glob(glob).matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "models/**, other/a.bin",
    "models/*.bin, models/deep/a.bin",
    "*.bin, x/a.bin",
    "m?del, mdel",
    "a/**/z, b/z",
    "../secret, secret",
    "/etc/passwd, passwd",
    "a.c, abc"
  })
  void doesNotMatch(String glob, String path) {
    assertThat(new Glob(glob).matches(path)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"models/**,models", "./a/b,a", "'*.bin',''", "**/x,''", "a?/b,''", ".,''"})
  void listingStartsAtTheFirstFolderThatIsNamed(String glob, String start) {
    assertThat(new Glob(glob).start()).isEqualTo(start);
  }

  @Test
  @Timeout(10)
  void hostilePatternTakesNoTime() {
    var glob = new Glob("*a".repeat(200) + "/" + "**/".repeat(200) + "b");
    var path = "a".repeat(400) + "/" + "a/".repeat(200) + "c";
    assertThat(glob.matches(path)).isFalse();
  }
}
