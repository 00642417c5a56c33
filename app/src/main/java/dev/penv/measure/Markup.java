package dev.penv.measure;

/** Foreign text inside XML. */
final class Markup {
  private Markup() {}

  static String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints().forEach(point -> escape(point, escaped));
    return escaped.toString();
  }

  static String shortened(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  private static void escape(int point, StringBuilder escaped) {
    switch (point) {
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '&' -> escaped.append("&amp;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      default -> escaped.appendCodePoint(isXml(point) ? point : '\uFFFD');
    }
  }

  private static boolean isXml(int point) {
    return point >= 0x20
        && (point < 0x7F || point > 0x9F)
        && (point < 0xD800 || point > 0xDFFF)
        && point != 0xFFFE
        && point != 0xFFFF;
  }
}
