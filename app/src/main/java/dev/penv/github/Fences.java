package dev.penv.github;

import java.util.regex.Pattern;

/** The code fence that is open at the end of some Markdown. */
final class Fences {
  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})(.*)");

  private Fences() {}

  /** The opening fence without its language, empty when none is open. */
  static String openAtEnd(String markdown) {
    var open = "";
    for (var line : (Iterable<String>) markdown.lines()::iterator) {
      var fence = FENCE.matcher(line);
      if (!fence.matches()) continue;
      var run = fence.group(1);
      if (open.isEmpty()) open = run;
      else if (run.startsWith(open) && fence.group(2).isBlank()) open = "";
    }
    return open;
  }
}
