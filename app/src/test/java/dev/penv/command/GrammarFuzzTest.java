package dev.penv.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is in a comment: an answer, soon, and no exception. */
class GrammarFuzzTest {
  private static final int LONGEST_COMMENT = 65_536;

  /** So many of the pieces begin a command. */
  private static final int COMMANDS = 9;

  private static final List<String> PIECES =
      List.of(
          "/run ",
          "/penv ",
          "/rerun ",
          "/stop ",
          "/logs ",
          "/help ",
          "/history ",
          "/rnu ",
          "/dev ",
          "train ",
          "r-7f3k ",
          "lr=0.1 ",
          "lr=1,2,3 ",
          "x=",
          "=",
          "gpu=",
          "v100",
          "a100:2",
          "!",
          "24gb",
          "timeout=",
          "2h",
          "memory=",
          "32gb",
          "9999999999999999999999",
          "spot=only ",
          "after=keep:",
          "since=10m ",
          "max-price=",
          "2.50",
          "dry ",
          "-- ",
          "--",
          "-",
          "—",
          "–",
          "? ",
          "\"",
          "'",
          "\\",
          "“",
          "’",
          ",",
          ".",
          "\n",
          "\n",
          "\n",
          "\r\n",
          "\r",
          "\n\n",
          " ",
          "\t",
          "\u00a0",
          "\u2028",
          "\u200b",
          "\u202e",
          "\0",
          "\u001b[31m",
          "\ud83d",
          "\ude80",
          "🚀",
          "é",
          "`",
          "``",
          "```\n",
          "~~~\n",
          "> ",
          "- ",
          "1. ",
          "# ",
          "*",
          "_",
          "<!--",
          "-->",
          "<div>",
          "</div>",
          "<a ",
          "[",
          "](",
          ")",
          "![",
          "]: ",
          "&amp;",
          "&#47;",
          "    ",
          "---\n");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyCommentIsAnswered(long seed) {
    check(new Random(seed), 2_000);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110})
  void veryManyCommentsAreAnswered(long seed) {
    check(new Random(seed), 100_000);
  }

  /** Inputs that make careless Markdown parsers slow, each as long as GitHub takes it. */
  @ParameterizedTest
  @MethodSource
  void theWorstCommentTakesLessThanASecond(String piece) {
    var comment = "/run\n" + piece.repeat((LONGEST_COMMENT - 6) / piece.length()) + "\n/run";
    new Grammar(Prefix.OPTIONAL).parse(comment.substring(0, 2_000));
    assertThat(processorTimeOf(comment)).isLessThan(Duration.ofSeconds(1));
  }

  static Stream<String> theWorstCommentTakesLessThanASecond() {
    return Stream.of(
        ">",
        "> ",
        "[",
        "![",
        "`",
        "`` ` ",
        "*",
        "_*",
        "**a",
        "*a_ ",
        "<",
        "<!--",
        "<a ",
        "- ",
        "* a\n",
        "1. ",
        "[a](",
        "[]( ",
        "[a](<",
        "![[]()",
        "[a]: /x\n",
        "[a][b] ",
        "\\",
        "&",
        "(",
        "\n/run",
        "/run t `\n",
        "[\n/run x\n",
        "> /run\n",
        "`a\n",
        "\"",
        "/run \"\n",
        "/x\n",
        "=\n",
        "a\n=\n",
        "~~~\n",
        "/penv " + "x".repeat(1_000) + "\n",
        "/run " + "x=,".repeat(900) + "\n");
  }

  @Test
  void unevenNestingTakesLessThanASecond() {
    var open = "*a **a _a [a](b ".repeat(2_000);
    var close = "a_ b** b* )".repeat(2_000);
    var ticks = IntStream.range(1, 330).mapToObj("`"::repeat).collect(Collectors.joining(" "));
    assertThat(processorTimeOf("/run\n" + open + close)).isLessThan(Duration.ofSeconds(1));
    assertThat(processorTimeOf("/run\n" + ticks)).isLessThan(Duration.ofSeconds(1));
  }

  private static Duration processorTimeOf(String comment) {
    var clock = ManagementFactory.getThreadMXBean();
    var grammar = new Grammar(Prefix.OPTIONAL);
    var start = clock.getCurrentThreadCpuTime();
    grammar.parse(comment);
    return Duration.ofNanos(clock.getCurrentThreadCpuTime() - start);
  }

  private static void check(RandomGenerator random, int comments) {
    for (int i = 0; i < comments; i++) answered(comment(random));
  }

  private static String comment(RandomGenerator random) {
    var start = random.nextBoolean() ? PIECES.get(random.nextInt(COMMANDS)) : "";
    return start
        + random
            .ints(random.nextInt(1, 40), 0, PIECES.size() + 2)
            .mapToObj(piece ->
                piece < PIECES.size()
                    ? PIECES.get(piece)
                    : String.valueOf((char) random.nextInt(Character.MAX_VALUE)))
            .collect(Collectors.joining());
  }

  private static void answered(String comment) {
    for (var prefix : Prefix.values()) {
      var parsed = new Grammar(prefix).parse(comment);
      assertThat(parsed).hasSizeLessThanOrEqualTo(11);
      parsed.forEach(GrammarFuzzTest::isWhole);
    }
  }

  private static void isWhole(Parsed parsed) {
    assertThat(parsed.line().text()).startsWith("/").doesNotContain("\n", "\r");
    switch (parsed) {
      case Parsed.Understood(_, var command) -> assertThat(Shown.command(command)).isNotBlank();
      case Parsed.Refused(_, Complaint(var place, var problem, var remedy)) -> {
        assertThat(place).isInstanceOf(Place.InCommand.class);
        assertThat(((Place.InCommand) place).word()).isNotEmpty();
        assertThat(problem).endsWith(".").hasSizeLessThan(300).doesNotContain("\n");
        assertThat(remedy).matches(".*[.?]").hasSizeLessThan(300).doesNotContain("\n");
      }
    }
  }
}
