package dev.penv.environment;

import java.util.function.UnaryOperator;

/**
 * Finds {@code ${…}} in a text: from the first opening to the nearest closing brace of the same
 * line, as {@code /\$\{(.*?)\}/g} of the reference does, but in one pass whatever the text.
 */
final class References {
  private static final String OPENING = "${";

  private final String text;
  private int closing;
  private int lineEnd;

  private References(String text) {
    this.text = text;
  }

  /**
   * The text with every reference replaced.
   *
   * @param replacement of what stands between the braces, braces and all
   */
  static String replaced(String text, UnaryOperator<String> replacement) {
    return text.contains(OPENING) ? new References(text).replaced(replacement) : text;
  }

  private String replaced(UnaryOperator<String> replacement) {
    var result = new StringBuilder(text.length());
    var done = 0;
    for (var start = next(0); start >= 0; start = next(done)) {
      result
          .append(text, done, start)
          .append(replacement.apply(text.substring(start + 2, closing)));
      done = closing + 1;
    }
    return result.append(text, done, text.length()).toString();
  }

  /** Where the next one begins; then {@code closing} is where it ends. */
  private int next(int from) {
    var start = text.indexOf(OPENING, from);
    while (start >= 0) {
      if (closing < start + 2) closing = text.indexOf('}', start + 2);
      if (closing < 0) return -1;
      if (lineEnd < start + 2) lineEnd = lineEnd(start + 2);
      if (closing < lineEnd) return start;
      start = text.indexOf(OPENING, lineEnd);
    }
    return -1;
  }

  private int lineEnd(int from) {
    for (int i = from; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\n', '\r', '\u2028', '\u2029' -> {
          return i;
        }
        default -> {}
      }
    }
    return text.length();
  }
}
