package dev.penv.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a {@code .dockerignore} keeps out of a build, as docker's own client reads it: patterns of
 * Go's filepath.Match and {@code **}, each for a path and all below it, the last that matches
 * decides, {@code !} takes back.
 */
final class Dockerignore {
  static final Dockerignore NOTHING = new Dockerignore(List.of());

  private record Rule(Pattern pattern, boolean keeps) {}

  private final List<Rule> rules;

  private Dockerignore(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  static Dockerignore parse(String text) {
    var rules = new ArrayList<Rule>();
    for (var line : text.lines().toList()) {
      if (line.startsWith("#") || line.isBlank()) continue;
      var said = line.strip();
      var keeps = said.startsWith("!");
      var pattern = clean(keeps ? said.substring(1).strip() : said);
      if (!pattern.isEmpty()) rules.add(new Rule(Pattern.compile(expression(pattern)), keeps));
    }
    return new Dockerignore(rules);
  }

  /**
   * @param path of a file, below the root of the context
   */
  boolean ignores(String path) {
    var ignored = false;
    for (var rule : rules) {
      if (ignored == rule.keeps() && rule.pattern().matcher(path).matches())
        ignored = !rule.keeps();
    }
    return ignored;
  }

  /** Without {@code .}, empty parts and a slash at either end; {@code ..} takes a part back. */
  private static String clean(String pattern) {
    var parts = new ArrayList<String>();
    for (var part : pattern.split("/", -1)) {
      if (part.isEmpty() || part.equals(".")) continue;
      if (!part.equals("..")) parts.add(part);
      else if (!parts.isEmpty()) parts.removeLast();
    }
    return String.join("/", parts);
  }

  private static String expression(String pattern) {
    var expression = new StringBuilder();
    for (int at = 0; at < pattern.length(); at++) {
      char each = pattern.charAt(at);
      switch (each) {
        case '*' -> {
          if (!pattern.startsWith("**", at)) {
            expression.append("[^/]*");
          } else if (pattern.startsWith("**/", at)) {
            expression.append("(?:.*/)?");
            at += 2;
          } else {
            expression.append(".*");
            at++;
          }
        }
        case '?' -> expression.append("[^/]");
        case '[' -> at = set(pattern, at, expression);
        case '\\' -> {
          at = Math.min(at + 1, pattern.length() - 1);
          expression.append(Pattern.quote(pattern.substring(at, at + 1)));
        }
        default -> expression.append(Pattern.quote(String.valueOf(each)));
      }
    }
    return "(?s)" + expression + "(?:/.*)?";
  }

  /** A set of characters; what is never closed stands for itself. */
  private static int set(String pattern, int from, StringBuilder expression) {
    int end = pattern.indexOf(']', from + 2);
    if (end < 0) {
      expression.append("\\[");
      return from;
    }
    var inner = pattern.substring(from + 1, end);
    var negated = inner.startsWith("^");
    var members = (negated ? inner.substring(1) : inner).replaceAll("[\\[\\]&^\\\\]", "\\\\$0");
    expression.append(negated ? "[^/" : "[").append(members).append(']');
    return end;
  }
}
