package dev.penv.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.bench.Finding.Measured;
import dev.penv.bench.Finding.Missing;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Findings as text for people, or as JSON for programs. */
final class Table {
  private static final List<String> HEAD = List.of("what", "measured", "bar", "ratio", "", "");

  private Table() {}

  /** Columns as wide as they need to be. A ratio from 1 on meets its bar. */
  static String text(List<Finding> findings) {
    var rows = Stream.concat(Stream.of(HEAD), findings.stream().map(Table::row)).toList();
    return rows.stream().map(row -> line(row, rows)).collect(Collectors.joining());
  }

  private static List<String> row(Finding finding) {
    return switch (finding) {
      case Measured(var what, var value, var unit, var bar, var note) ->
          List.of(
              what,
              Bar.number(value) + " " + unit,
              bar.text(unit),
              Bar.number(bar.ratio(value)),
              bar.met(value) ? "pass" : "FAIL",
              note);
      case Missing(var what, var why) -> List.of(what, "-", "-", "-", "none", why);
    };
  }

  private static String line(List<String> row, List<List<String>> all) {
    var line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      line.append(padded(row.get(column), column, width(all, column))).append("  ");
    }
    return line.toString().stripTrailing() + "\n";
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  /** Numbers end at the same place, words begin there. */
  private static String padded(String text, int column, int width) {
    var blanks = " ".repeat(width - text.length());
    return column >= 1 && column <= 3 ? blanks + text : text + blanks;
  }

  /** One array; a finding that could not be measured has {@code missing} instead of a value. */
  static String json(List<Finding> findings) {
    var array = JsonNodeFactory.instance.arrayNode();
    findings.forEach(finding -> array.add(json(finding)));
    return JsonMapper.builder().build().valueToTree(array).toPrettyString() + "\n";
  }

  private static ObjectNode json(Finding finding) {
    var node = JsonNodeFactory.instance.objectNode().put("what", finding.what());
    return switch (finding) {
      case Measured(var _, var value, var unit, var bar, var note) ->
          node.put("value", value)
              .put("unit", unit)
              .put("bar", bar.text(unit))
              .put("ratio", bar.ratio(value))
              .put("pass", bar.met(value))
              .put("note", note);
      case Missing(var _, var why) -> node.put("missing", why);
    };
  }
}
