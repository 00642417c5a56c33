package dev.penv.sandbox.page;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets harmless tags through and turns everything else of some HTML into text. */
final class Tags {
  private static final Pattern PIECE =
      Pattern.compile("(?s)<!--.*?(?:-->|$)|<(/?)([A-Za-z][A-Za-z0-9]*)((?:\\s[^<>]*)?)/?>");

  private static final Pattern ATTRIBUTE =
      Pattern.compile("([a-z]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'))?");

  /** Tags, each with the attributes that it may have. */
  private static final Map<String, Set<String>> HARMLESS =
      Map.of(
          "details", Set.of("open"),
          "summary", Set.of(),
          "br", Set.of(),
          "img", Set.of("src", "alt", "width", "height", "align"),
          "sub", Set.of(),
          "sup", Set.of(),
          "kbd", Set.of());

  private Tags() {}

  static String filter(String html) {
    var out = new StringBuilder();
    var piece = PIECE.matcher(html);
    var end = 0;
    while (piece.find()) {
      out.append(escape(html.substring(end, piece.start()))).append(kept(piece));
      end = piece.end();
    }
    return out.append(escape(html.substring(end))).toString();
  }

  private static String kept(Matcher piece) {
    if (piece.group(2) == null) {
      return "";
    }
    var tag = piece.group(2).toLowerCase(Locale.ROOT);
    var attributes = HARMLESS.get(tag);
    if (attributes == null) {
      return escape(piece.group());
    }
    return piece.group(1).isEmpty()
        ? "<" + tag + attributes(piece.group(3), attributes) + ">"
        : "</" + tag + ">";
  }

  private static String attributes(String text, Set<String> allowed) {
    var out = new StringBuilder();
    var attribute = ATTRIBUTE.matcher(text);
    while (attribute.find()) {
      var name = attribute.group(1);
      var value = attribute.group(2) == null ? attribute.group(3) : attribute.group(2);
      if (allowed.contains(name) && harmless(name, value)) {
        out.append(' ').append(name);
        out.append(value == null ? "" : "=\"" + escape(value) + "\"");
      }
    }
    return out.toString();
  }

  private static boolean harmless(String name, @org.jspecify.annotations.Nullable String value) {
    return !name.equals("src") || (value != null && value.matches("https?://.*"));
  }

  /** Entities that are there already stay what they are. */
  private static String escape(String text) {
    return text.replaceAll("&(?!#?\\w+;)", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
