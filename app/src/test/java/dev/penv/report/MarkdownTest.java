package dev.penv.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
  @Test
  void aFenceIsLongerThanAnyInTheText() {
    assertThat(Markdown.block("a\n```\nb")).isEqualTo("````text\na\n```\nb\n````");
  }

  @Test
  void backticksThatColoursKeepApartDoNotCloseTheFence() {
    assertThat(Markdown.block("``\u001b[0m`\n@everyone")).startsWith("````text\n```\n");
  }

  @Test
  void coloursControlsAndDirectionChangesAreCutOut() {
    assertThat(Markdown.clean("\u001b[31mred\u001b[0m \u0007\u202egnp.exe\u2069\u200f"))
        .isEqualTo("red gnp.exe");
  }

  @Test
  void nothingPassesForAMarker() {
    assertThat(Markdown.clean("<!-- penv:run=r-aaaa -->")).doesNotContain("<!--");
    assertThat(Markdown.clean("<\u0000!\u001b[0m-- penv:run=r-aaaa -->")).doesNotContain("<!--");
  }

  @Test
  void codeStaysInItsCell() {
    assertThat(Markdown.cell("a|b\n`c")).isEqualTo("``a\\|b `c``");
    assertThat(Markdown.code("a|b")).isEqualTo("`a|b`");
    assertThat(Markdown.code("`")).isEqualTo("`` ` ``");
    assertThat(Markdown.code("\u001b[0m")).isEmpty();
  }

  @Test
  void proseMentionsNobodyAndRefersToNothing() {
    var prose =
        Markdown.prose(
            "@ada octo/hello#1 GH-2 https://github.com/octo/hello/issues/3 www.x.org"
                + " [a](b) <img> *b*");
    assertThat(prose)
        .doesNotContain("@ada", "#1", "GH-2", "://", "www.x")
        .contains("\\[a\\]\\(b\\)", "\\<img\\>", "\\*b\\*");
  }

  @Test
  void proseStaysTextThroughEntitiesAndFormulas() {
    assertThat(Markdown.prose("&#64;ada $x$ gh-7 WWW.x.org"))
        .isEqualTo("\\&#\u206064;ada \\$x\\$ gh\u2060-7 WWW\u2060.x.org");
    assertThat(Markdown.bare(Markdown.prose("a_b (c) `d`"))).isEqualTo("a_b (c) d");
  }

  @Test
  void fencesStayShortWhateverTheTextHolds() {
    assertThat(Markdown.block("`".repeat(60_000))).hasSizeLessThan(63_000);
    assertThat(Markdown.code("`".repeat(60_000))).hasSizeLessThan(1_200);
    assertThat(Markdown.cell("x".repeat(60_000))).hasSizeLessThan(210);
  }

  @Test
  void noCharacterIsCutInHalf() {
    assertThat(Markdown.tail("🚀".repeat(10), 1, 5)).isEqualTo("…🚀🚀");
    assertThat(Markdown.clean("a\uD800b")).isEqualTo("ab");
  }

  @Test
  void aTailKeepsWholeLinesWithinItsSize() {
    assertThat(Markdown.tail("one\ntwo\nthree\n", 2, 100)).isEqualTo("two\nthree");
    assertThat(Markdown.tail("one\ntwo\nthree", 3, 8)).isEqualTo("…three");
    assertThat(Markdown.tail("x".repeat(10_000_000), 30, 1_000)).hasSize(1_001);
  }
}
