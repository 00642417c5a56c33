package dev.penv.report;

import java.util.regex.Pattern;

/** Puts text of others into Markdown so that it stays text. */
final class Markdown {
  private static final Pattern ESCAPE_SEQUENCE =
      Pattern.compile(
          "\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|.)?");
  private static final Pattern CONTROL =
      Pattern.compile(
          "[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]");
  private static final Pattern BACKTICKS = Pattern.compile("`+");

  /** A fence must be longer than any run of them, and still leave room for the text. */
  private static final Pattern MANY_BACKTICKS = Pattern.compile("`{30}(?=`)");

  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]<>()|~&$]");
  private static final Pattern REFERENCE = Pattern.compile("(?i)[@#]|\\bgh(?=-)|\\bwww(?=\\.)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(\\p{Punct})");

  private static final int LONGEST_LINE = 1_000;
  private static final int LONGEST_CELL = 200;

  private Markdown() {}

  /** A code span on one line, cut to 1000 characters; in a table use {@link #cell}. */
  static String code(String text) {
    return span(line(text, LONGEST_LINE));
  }

  /** A code span for a table, cut to 200 characters. */
  static String cell(String text) {
    return span(line(text, LONGEST_CELL).replace("|", "\\|"));
  }

  private static String span(String line) {
    if (line.isEmpty()) return "";
    var text = MANY_BACKTICKS.matcher(line).replaceAll("$0\u200b");
    var fence = "`".repeat(longestRun(text) + 1);
    var padding = text.startsWith("`") || text.endsWith("`") ? " " : "";
    return fence + padding + text + padding + fence;
  }

  private static String line(String text, int most) {
    var line = clean(text).replaceAll("\\s+", " ").strip();
    if (line.codePointCount(0, line.length()) <= most) return line;
    return line.substring(0, line.offsetByCodePoints(0, most)) + "…";
  }

  /**
   * Foreign words in running text, cut to 1000 characters: nothing in it is markup, a mention or a
   * reference, nor turns into one as an entity of HTML.
   */
  static String prose(String text) {
    var escaped = MARKUP.matcher(line(text, LONGEST_LINE)).replaceAll("\\\\$0");
    return REFERENCE.matcher(escaped).replaceAll("$0\u2060").replace("://", ":\u2060//");
  }

  /** The value of an attribute of HTML, in double quotes, cut to 1000 characters. */
  static String attribute(String text) {
    return line(text, LONGEST_LINE)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A fenced block, with a fence longer than any in the text. */
  static String block(String text) {
    // What is cut out of the text can bring backticks together.
    var clean = MANY_BACKTICKS.matcher(clean(text).stripTrailing()).replaceAll("$0\u200b");
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
    var start = last.length() - characters;
    var cut = last.substring(Character.isLowSurrogate(last.charAt(start)) ? start + 1 : start);
    var newline = cut.indexOf('\n');
    return "…" + (newline < 0 ? cut : cut.substring(newline + 1));
  }

  /** Without code marks and escapes, for places that show Markdown as it is. */
  static String bare(String markdown) {
    return ESCAPE.matcher(markdown).replaceAll("$1").replace("`", "");
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
