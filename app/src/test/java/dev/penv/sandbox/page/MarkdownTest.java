package dev.penv.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "a <script>alert(1)</script> b",
        "<img src=x onerror=alert(1)>",
        "<img src=\"javascript:alert(1)\">",
        "<img/src=\"x\"onerror=alert(1)>",
        "<details onclick=\"alert(1)\">x</details>",
        "<details open onclick='alert(1)'>x</details>",
        "[x](javascript:alert(1))",
        "![x](javascript:alert(1))",
        "<iframe src=\"https://evil.example\"></iframe>",
        "<svg onload=alert(1)>",
        "<a href=\"x\" onclick=\"y\">z</a>",
        "<img src=\"https://x\" alt=\"a\" style=\"x:y\">",
        "<details \"onclick=alert(1)\">",
        "<!-- <script> --><script>alert(1)</script>",
        "<!-- unfinished <script>alert(1)</script>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "| a |\n|---|\n| <script>alert(1)</script> |",
      })
  void nothingHarmfulPasses(String text) {
    var html = Markdown.html(text);
    assertThat(html)
        .doesNotContainIgnoringCase("<script", "<iframe", "<svg", "<a href=\"x\" o")
        .doesNotContainPattern("(?i)(src|href)=\"javascript")
        .doesNotContainPattern("<[^>]*\\son[a-z]+\\s*=")
        .doesNotContainPattern("<[^>]*\\sstyle=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<!-- penv:run=r-1 -->text | text",
        "a<br>b | a<br>b",
        "H<sub>2</sub>O | H<sub>2</sub>O",
        "<b>x</b> | &lt;b&gt;x&lt;/b&gt;",
        "a & b &lt; c | a &amp; b &lt; c",
      })
  void harmlessHtmlIsKept(String text, String html) {
    assertThat(Markdown.html(text)).contains(html).doesNotContain("penv:run");
  }

  @Test
  void detailsHoldMarkdown() {
    var html = Markdown.html("<details><summary>Log</summary>\n\n```\nx < y\n```\n\n</details>");
    assertThat(html).contains("<details><summary>Log</summary>", "x &lt; y", "</details>");
  }

  @Test
  void tablesAreTables() {
    assertThat(Markdown.html("| a | b |\n|---|---:|\n| 1 | 2 |"))
        .contains("<th>a</th>", "<td align=\"right\">2</td>");
  }

  @Test
  void linesOfACommentBreak() {
    assertThat(Markdown.html("one\ntwo")).contains("one<br>\ntwo");
  }
}
