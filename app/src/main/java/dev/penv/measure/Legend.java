package dev.penv.measure;

import java.util.ArrayList;
import java.util.List;

/** Which line is which, in as many rows as it takes. */
final class Legend {
  private static final int ROW = 18;
  private static final int SAMPLE = 18;
  private static final int LETTER = 7;
  private static final int GAP = 14;
  private static final int LONGEST = 24;

  /**
   * One line of the plot.
   *
   * @param stroke how it is drawn
   */
  record Entry(String name, String colour, String stroke) {
    private String shown() {
      return Markup.shortened(name, LONGEST);
    }

    private int width() {
      return SAMPLE + 6 + LETTER * shown().length() + GAP;
    }
  }

  private record Placed(Entry entry, int x, int y) {}

  private final List<Placed> placed = new ArrayList<>();
  private final int height;

  /** With its left upper corner there, and not beyond the right end. */
  Legend(List<Entry> entries, int left, int top, int right) {
    int x = left;
    int y = top;
    for (var entry : entries) {
      if (x > left && x + entry.width() - GAP > right) {
        x = left;
        y += ROW;
      }
      placed.add(new Placed(entry, x, y));
      x += entry.width();
    }
    height = entries.isEmpty() ? 0 : y + ROW - top;
  }

  int height() {
    return height;
  }

  void draw(Svg svg, Theme theme) {
    for (var each : placed) {
      var entry = each.entry();
      svg.path(
          "M" + each.x() + " " + (each.y() + 4) + "h" + SAMPLE, entry.colour(), entry.stroke());
      svg.words(each.x() + SAMPLE + 6, each.y() + 8, "", theme.text(), entry.shown());
    }
  }
}
