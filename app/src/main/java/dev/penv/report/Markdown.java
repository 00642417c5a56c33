package dev.penv.report;

import java.util.regex.Pattern;

/** Puts text of others into Markdown so that it stays text. */
final class Markdown {
  private static final Pattern ESCAPE_SEQUENCE =
      Pattern.compile(
          "\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|.)?");
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]");
  private static final Pattern BACKTICKS = Pattern.compile("`+");

  private Markdown() {}

  /** A code span on one line; also fit for a table's cell. */
  static String code(String text) {
    var line = clean(text).replaceAll("\\s+", " ").strip().replace("|", "\\|");
    if (line.isEmpty()) return "";
    var fence = "`".repeat(longestRun(line) + 1);
    var padding = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return fence + padding + line + padding + fence;
  }

  /** Foreign words in running text: nothing in it is markup, a mention or a reference. */
  static String prose(String text) {
    return clean(text)
        .replaceAll("\\s+", " ")
        .replaceAll("([\\\\`*_{}\\[\\]<>()|~])", "\\\\$1")
        .replaceAll("([@#])", "$1\u2060")
        .replace("GH-", "GH\u2060-")
        .replace("://", ":\u2060//")
        .replace("www.", "www\u2060.");
  }

  /** A fenced block, with a fence longer than any in the text. */
  static String block(String text) {
    // What is cut out of the text can bring backticks together.
    var clean = clean(text).stripTrailing();
    var fence = "`".repeat(Math.max(3, longestRun(clean) + 1));
    return fence + "text\n" + clean + "\n" + fence;
  }

  /**
   * Without colours, control and direction-changing characters, and with comment openers broken, so
   * that nothing in it can pass for a marker of penv.
   */
  static String clean(String text) {
    var plain = ESCAPE_SEQUENCE.matcher(text.replace("\r\n", "\n")).replaceAll("");
    return CONTROL.matcher(plain.replace('\r', '\n')).replaceAll("").replace("<!--", "<!\u200b--");
  }

  /** The last lines that fit into so many characters, whole lines where possible. */
  static String tail(String text, int lines, int characters) {
    var all = clean(text).stripTrailing().lines().toList();
    var last = String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    if (last.length() <= characters) return last;
    var cut = last.substring(last.length() - characters);
    var newline = cut.indexOf('\n');
    return "…" + (newline < 0 ? cut : cut.substring(newline + 1));
  }

  /** Without code marks, for places that show Markdown as it is. */
  static String bare(String markdown) {
    return markdown.replace("`", "");
  }

  private static int longestRun(String text) {
    return BACKTICKS
        .matcher(text)
        .results()
        .mapToInt(run -> run.end() - run.start())
        .max()
        .orElse(0);
  }
}
