package dev.penv.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.command.Grammar;
import dev.penv.command.Prefix;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door may keep talk; it may never let go of a comment that the grammar answers. */
class DoorTest {
  private static final List<String> PIECES =
      List.of(
          "/run train",
          "/penv",
          "/stop",
          "/runn x",
          "\n",
          "\r\n",
          "\r",
          "\n\n",
          " ",
          "   ",
          "\t",
          "    ",
          "> ",
          "- ",
          "1. ",
          "* ",
          "`",
          "```\n",
          "<!-- ",
          "-->",
          "text",
          "\\",
          "&#47;run",
          "\u00a0",
          "\u2028",
          "\u0085",
          "\ufeff",
          "\u200b",
          "# ",
          "[x](/run)");

  private final Grammar grammar = new Grammar(Prefix.OPTIONAL);

  @ParameterizedTest
  @ValueSource(longs = {1, 20, 300})
  void whatTheGrammarAnswersIsKept(long seed) {
    var random = new Random(seed);
    int answered = 0;
    for (int round = 0; round < 3_000; round++) {
      var comment = comment(random);
      if (grammar.parse(comment).isEmpty()) continue;
      answered++;
      assertThat(Glance.at("issue_comment", Payloads.comment(comment)))
          .as("seed %d: %s", seed, comment)
          .isEqualTo(new Glance.Useful());
    }
    assertThat(answered).isGreaterThan(100);
  }

  private static String comment(Random random) {
    var comment = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      comment.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return comment.toString();
  }
}
