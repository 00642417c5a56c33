package dev.penv.web.page;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What to do next, as a report says it: sentences, and below them the table that they speak of.
 *
 * @param heads of the table's columns; empty without a table
 */
public record Remedy(Prose words, List<Prose> heads, List<List<Prose>> rows) {
  /** A table of Markdown at the end: its heads, the line below them, its rows. */
  private static final Pattern TABLE =
      Pattern.compile("(?:^|\\n\\n)(\\|.*\\|)\\n\\|[-:|]+\\|((?:\\n\\|.*\\|)*)$");

  private static final Pattern BORDER = Pattern.compile("(?<!\\\\)\\|");

  static Remedy of(String markdown) {
    var table = TABLE.matcher(markdown);
    if (!table.find()) return new Remedy(Prose.of(markdown), List.of(), List.of());
    var rows = table.group(2).lines().filter(line -> !line.isEmpty()).map(Remedy::cells).toList();
    return new Remedy(Prose.of(markdown.substring(0, table.start())), cells(table.group(1)), rows);
  }

  private static List<Prose> cells(String line) {
    return Arrays.stream(BORDER.split(line.substring(1, line.length() - 1), -1))
        .map(cell -> Prose.of(cell.strip()))
        .toList();
  }
}
