package dev.penv.measure;

/** Writes the few elements that a picture is made of. Lengths are in units of the view box. */
final class Svg {
  private static final String FONT =
      "-apple-system,BlinkMacSystemFont,&quot;Segoe UI&quot;,&quot;Noto Sans&quot;,Helvetica,Arial,sans-serif";

  private final StringBuilder text = new StringBuilder();

  /** A card with round corners. */
  Svg(int width, int height, Theme theme, String title, String words) {
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height);
    add("\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\"");
    add(" aria-labelledby=\"title words\" font-family=\"" + FONT + "\" font-size=\"12\">\n");
    add("<title id=\"title\">" + Markup.escaped(title) + "</title>\n");
    add("<desc id=\"words\">" + Markup.escaped(words) + "</desc>\n");
    add("<rect x=\".5\" y=\".5\" width=\"" + (width - 1) + "\" height=\"" + (height - 1));
    add("\" rx=\"8\" fill=\"" + theme.ground() + "\" stroke=\"" + theme.grid() + "\"/>\n");
  }

  void words(double x, double y, String attributes, String colour, String words) {
    if (words.isEmpty()) return;
    add("<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" fill=\"" + colour + "\"");
    add(spaced(attributes) + ">" + Markup.escaped(words) + "</text>\n");
  }

  /**
   * A line.
   *
   * @param points in the language of paths
   */
  void path(String points, String colour, String attributes) {
    add("<path d=\"" + points + "\" fill=\"none\" stroke=\"" + colour + "\"");
    add(spaced(attributes) + "/>\n");
  }

  String end() {
    add("</svg>\n");
    return text.toString();
  }

  /** To a tenth, with a point whatever the computer's language. */
  static String number(double length) {
    var tenths = Math.round(length * 10);
    var sign = tenths < 0 ? "-" : "";
    var whole = Math.abs(tenths) / 10;
    var rest = Math.abs(tenths) % 10;
    return sign + whole + (rest == 0 ? "" : "." + rest);
  }

  private static String spaced(String attributes) {
    return attributes.isEmpty() ? "" : " " + attributes;
  }

  private void add(String part) {
    text.append(part);
  }
}
