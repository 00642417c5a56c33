package dev.penv.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerignoreTest {
  /** The rules that docker documents for .dockerignore, and what follows from them. */
  @ParameterizedTest
  @CsvSource({
    "data, data, true",
    "data, data/set.csv, true",
    "data, other/data, false",
    "data, database, false",
    "/data, data/set.csv, true",
    "./data/, data/set.csv, true",
    "*/temp*, some/temporary.txt, true",
    "*/temp*, some/temp/deep.txt, true",
    "*/temp*, a/b/temp, false",
    "*.md, README.md, true",
    "*.md, docs/README.md, false",
    "**/*.md, docs/deep/README.md, true",
    "**/*.md, README.md, true",
    "docs/**, docs/deep/README.md, true",
    "temp?, tempa, true",
    "temp?, temp, false",
    "temp?, temp/, false",
    "[a-c].txt, b.txt, true",
    "[^a-c].txt, b.txt, false",
    "[^a-c].txt, d.txt, true",
    "\\*.txt, *.txt, true",
    "\\*.txt, a.txt, false",
    "a.b, axb, false",
    "a/../b, b, true",
  })
  void patternMatches(String pattern, String path, boolean ignored) {
    assertThat(Dockerignore.parse(pattern).ignores(path)).isEqualTo(ignored);
  }

  @Test
  void lastRuleThatMatchesDecides() {
    var rules =
        Dockerignore.parse(
            """
            # all but the sources
            *
            !src

            src/generated
            !src/generated/keep.txt
            """);
    assertThat(rules.ignores("README.md")).isTrue();
    assertThat(rules.ignores("src/main.py")).isFalse();
    assertThat(rules.ignores("src/generated/big.bin")).isTrue();
    assertThat(rules.ignores("src/generated/keep.txt")).isFalse();
  }

  @Test
  void nothingIsIgnoredWithoutRules() {
    assertThat(Dockerignore.parse("\n  \n# only words\n").ignores("anything")).isFalse();
  }
}
