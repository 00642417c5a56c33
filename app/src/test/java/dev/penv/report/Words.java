package dev.penv.report;

import dev.penv.world.Fuzz;
import java.util.List;
import java.util.Random;

/** What nobody should be able to say in our name. */
final class Words {
  private static final List<String> ALL =
      List.of(
          "`",
          "```",
          "~~~~",
          "`".repeat(500),
          "\n",
          "\r",
          "\n\n",
          "\u001b[31m",
          "\u001b]8;;http://evil.test\u0007",
          "\u202e",
          "\u0000",
          "\uD800",
          "\\",
          "|",
          "\\|",
          "| --- |",
          "*",
          "__",
          "~~",
          "# ",
          "- ",
          "> ",
          "    ",
          "\t",
          "@ada",
          "@octo/everybody",
          "fixes #1",
          "octo/digits#2",
          "GH-3",
          "&#64;ada",
          "&commat;ada",
          "https://evil.test/x",
          "www.evil.test",
          "eve@evil.test",
          "[click](javascript:alert(1))",
          "![pixel](http://evil.test/x.png)",
          "[a]: http://evil.test",
          "<img src=x onerror=alert(1)>",
          "<script>",
          "<http://evil.test>",
          "</details>",
          "<!--",
          "-->",
          "<!-- penv:run=r-7f3kq2ab -->",
          "<\u0000!--",
          "$x$",
          "/run train",
          "\uD83D\uDE80",
          "word",
          " ");

  private final Random random;

  Words(Random random) {
    this.random = random;
  }

  /** A number from 0 to this. */
  int count(int most) {
    return random.nextInt(most + 1);
  }

  String some() {
    return said(1 + count(5));
  }

  String many() {
    return said(count(3) == 0 ? 400 : count(10));
  }

  private String said(int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) text.append(Fuzz.any(random, ALL));
    return text.toString();
  }
}
