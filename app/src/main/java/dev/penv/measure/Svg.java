package dev.penv.measure;

/** Writes the few elements that a plot is made of. Lengths are in units of the view box. */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  Svg(int width, int height, String words, String style) {
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    add(width + " " + height + "\" role=\"img\" aria-label=\"" + Markup.escaped(words));
    add("\" font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"currentColor\">\n");
    add("<title>" + Markup.escaped(words) + "</title>" + style + "\n");
  }

  void words(double x, double y, String attributes, String words) {
    add("<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" " + attributes + ">");
    add(Markup.escaped(words) + "</text>\n");
  }

  /**
   * A line.
   *
   * @param points in the language of paths
   */
  void path(String points, String colour, String attributes) {
    add("<path d=\"" + points + "\" fill=\"none\" stroke=\"" + colour + "\" " + attributes);
    add("/>\n");
  }

  void dot(double x, double y, String colour, String words) {
    add("<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"3\" fill=\"" + colour);
    add("\"><title>" + Markup.escaped(words) + "</title></circle>\n");
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

  private void add(String part) {
    text.append(part);
  }
}
