package dev.penv.command;

import dev.penv.complaint.Quoted;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line into words, much as a shell does: blanks separate, {@code "…"} and {@code
 * '…'} keep together, a backslash takes the next character as it is. After {@code --} nothing is
 * interpreted.
 */
final class Tokenizer {
  private static final int MOST_WORDS = 100;
  private static final String CURLY = "“”„‟‘’‚‛";

  private final String line;
  private final List<Word> words = new ArrayList<>();
  private int at;

  private Tokenizer(String line) {
    this.line = line;
  }

  static Words split(String line) {
    return new Tokenizer(line).split();
  }

  private Words split() {
    for (skipBlanks(); at < line.length(); skipBlanks()) {
      if (line.startsWith("--", at) && isEnd(at + 2)) return new Words(words, script());
      words.add(word());
      if (words.size() > MOST_WORDS) {
        throw Mistake.in(
            words.getLast().raw(),
            "This command has more than %d words.".formatted(MOST_WORDS),
            "Put values into a file of the repository and name that.");
      }
    }
    return new Words(words, "");
  }

  private String script() {
    var script = line.substring(at + 2).strip();
    if (script.isEmpty()) {
      throw Mistake.in("--", "Nothing follows the `--`.", "Write the command after it.");
    }
    if (script.endsWith("\\")) {
      throw Mistake.in(
          "\\",
          "The line ends in a backslash, but a command cannot go on in the next line.",
          "Write it on one line, or put it into a script or a task of the repository.");
    }
    return script;
  }

  private Word word() {
    var start = at;
    var text = new StringBuilder();
    var marks = new StringBuilder();
    while (!isEnd(at)) {
      var from = text.length();
      var mark = piece(text);
      marks.repeat(mark, text.length() - from);
    }
    return new Word(line.substring(start, at), text.toString(), marks.toString());
  }

  /** Reads one character, or everything between two quotes; tells how it was given. */
  private char piece(StringBuilder text) {
    var character = line.charAt(at);
    switch (character) {
      case '\'' -> literal(text);
      case '"' -> quoted(text);
      case '\\' -> escaped(text);
      default -> {
        text.append(plain(character));
        at++;
        return Word.PLAIN;
      }
    }
    return Word.QUOTED;
  }

  private char plain(char character) {
    if (CURLY.indexOf(character) < 0) return character;
    throw Mistake.in(
        rest(at),
        "%s is a curly quotation mark, as phones write them.".formatted(Quoted.of(character + "")),
        "Use straight ones: `\"` or `'`.");
  }

  private void literal(StringBuilder text) {
    var end = line.indexOf('\'', at + 1);
    if (end < 0) throw open('\'');
    text.append(line, at + 1, end);
    at = end + 1;
  }

  private void quoted(StringBuilder text) {
    var start = at++;
    while (at < line.length() && line.charAt(at) != '"') {
      if (line.startsWith("\\\"", at) || line.startsWith("\\\\", at)) at++;
      text.append(line.charAt(at++));
    }
    if (at >= line.length()) {
      at = start;
      throw open('"');
    }
    at++;
  }

  private void escaped(StringBuilder text) {
    if (at + 1 >= line.length()) {
      throw Mistake.in(
          "\\",
          "The line ends in a backslash, but a command cannot go on in the next line.",
          "Write it on one line.");
    }
    text.append(line.charAt(at + 1));
    at += 2;
  }

  private RuntimeException open(char quote) {
    var remedy =
        quote == '"'
            ? "Close it, or write `\\\"` for a quotation mark itself."
            : "Close it, or put the whole value into `\"…\"` if it is an apostrophe.";
    return Mistake.in(
        rest(at),
        "The quotation that begins at %s is not closed.".formatted(Quoted.of(rest(at))),
        remedy);
  }

  private String rest(int start) {
    return line.substring(start, Math.min(line.length(), start + 40));
  }

  private void skipBlanks() {
    while (at < line.length() && isBlank(line.charAt(at))) at++;
  }

  private boolean isEnd(int index) {
    return index >= line.length() || isBlank(line.charAt(index));
  }

  /** Also the no-break blanks that come with pasted text. */
  static boolean isBlank(char character) {
    return character == '\t' || Character.isSpaceChar(character);
  }
}
