package dev.penv.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole comments: which of their lines are commands. */
class CommentTest {
  @Test
  void commandsAreTakenInOrder() {
    assertThat(
            optional(
                """
                Thanks, looks good!

                /run train lr=0.1
                /run evaluate
                and then, if it is too slow
                  /stop

                   /status
                """))
        .isEqualTo("task train {lr=[0.1]} | task evaluate | stop latest | status");
  }

  @Test
  void linesAreNumberedAndKept() {
    var parsed = new Grammar(Prefix.OPTIONAL).parse("Hello\r\n\r\n /run  train \r\n/stop now\r\n");
    assertThat(parsed)
        .extracting(Parsed::line)
        .containsExactly(new Line(3, "/run  train"), new Line(4, "/stop now"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyKindOfNewlineEndsACommand(String newline) {
    assertThat(optional(String.join(newline, "/run a", "/run b", "", "/run c", "")))
        .isEqualTo("task a | task b | task c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```\n/run train\n```",
        "```sh\n/run train",
        "~~~\n/run train\n~~~",
        "    /run train",
        "\t/run train",
        "`/run train`",
        "see `this\n/run train\nthat`",
        "> /run train",
        "> what do you think of\n/run train",
        ">> deep\n> quote\n/run train",
        "> [!NOTE]\n> /run train",
        "<!-- hidden\n/run train\n-->",
        "text <!-- hidden\n/run train\n--> text",
        "<div>\n/run train\n</div>",
        "<script>\n\n/run train\n\n</script>",
        "text <a title='\n/run train\n'>x</a>",
        "[a link\n/run train\n](https://example.com)",
        "![a picture\n/run train\n](https://example.com/x.png)",
        "[name]: https://example.com 'title\n/run train\n'\n[name]",
        "/run train\n---",
        "/run train\n=====",
        "# /run train",
        "- /run train",
        "1. /run train",
        "1. type this:\n\n   /run train",
        "| /run train |\n|---|",
        "*/run train*",
        "\uFEFF/run train",
        "\u200B/run train",
        "",
        "/",
        "\n\n\n",
      })
  void codeQuotesLinksAndHtmlAreNotCommands(String comment) {
    assertThat(optional(comment)).isEqualTo("nothing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> quoted\n\n/run train",
        "```\ncode\n```\n/run train",
        "<!-- hidden -->\n\n/run train",
        "<details>\n\n/run train\n\n</details>",
        "- a list\n/run train",
        "# Heading\n/run train\n\n---\nsignature",
        "*two lines\n/run train\nof emphasis*",
        "text\\\n/run train",
        "text  \n/run train  \ntext",
        "On Friday somebody wrote:\n\n/run train\n\n> old text\n> /run other",
        "one ` backtick\n/run train",
      })
  void aPlainLineNextToThemIsOne(String comment) {
    assertThat(optional(comment)).isEqualTo("task train");
  }

  @Test
  void markdownInsideACommandIsItsText() {
    assertThat(
            optional(
                """
                /run -- ls *.py && echo `date` <b> &amp; \\*
                /run -- rm *.pyc
                """))
        .isEqualTo("one-off «ls *.py && echo `date` <b> &amp; \\*» | one-off «rm *.pyc»");
  }

  @Test
  void onlyThePrefixCountsWhereAnotherBotOwnsTheWords() {
    var comment = "/run a\n/rnu a\n/approve\n/penv run b\n/PENV stop\n/penv lgtm";
    assertThat(Shown.all(new Grammar(Prefix.REQUIRED).parse(comment)))
        .startsWith("task b | stop latest | ‹lgtm› There is no command `lgtm`.");
  }

  @Test
  void oneMistakeDoesNotStopTheOthers() {
    assertThat(optional("/run a gpu=bmw\n/run b"))
        .contains("no GPU called `bmw`")
        .endsWith("| task b");
  }

  @Test
  void tenCommandsAreEnough() {
    var parsed = new Grammar(Prefix.OPTIONAL).parse("/run t\n".repeat(5_000));
    assertThat(parsed).hasSize(11);
    assertThat(parsed.subList(0, 10)).allMatch(Parsed.Understood.class::isInstance);
    assertThat(Shown.all(parsed)).contains("A comment can have 10 commands, and this is one more.");
  }

  @Test
  void aFloodOfEmphasisHidesNoCommand() {
    var flood = "*a_ ".repeat(10_000);
    assertThat(optional(flood + "\n/run train x=*_*\n" + "`\n/run other\n`"))
        .isEqualTo("task train {x=[*_*]}");
  }

  @Test
  void lengthsAreBounded() {
    assertThat(optional("/run " + "x".repeat(65))).contains("cannot be the name of a task");
    assertThat(optional("/run t x=" + "y".repeat(1001))).contains("longer than 1000 characters");
    assertThat(optional("/run t " + "x=1 ".repeat(200))).contains("more than 100 words");
    assertThat(optional("/run t x=" + "1,".repeat(100) + "1")).contains("more than 100 runs");
    assertThat(optional("/run t x=" + "1,".repeat(10) + "1 y=" + "1,".repeat(10) + "1"))
        .contains("more than 100 runs");
    assertThat(optional("/run -- " + "x".repeat(4000))).contains("longer than 4000 characters");
    assertThat(optional("/run t\n" + " ".repeat(200_000))).isEqualTo("nothing");
  }

  private static String optional(String comment) {
    return Shown.all(new Grammar(Prefix.OPTIONAL).parse(comment));
  }
}
