package dev.penv.command;

import dev.penv.complaint.Quoted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the settings that are parameters of a task; whether it has them is not known here. */
final class ParametersReader {
  private static final int LONGEST_VALUE = 1000;
  private static final int MOST_RUNS = 100;

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private ParametersReader() {}

  /**
   * @throws dev.penv.complaint.Complained for the first that cannot be a parameter
   */
  static Parameters read(List<Setting> settings) {
    var reader = new ParametersReader();
    for (var setting : settings) {
      if (Key.of(setting.key()).isEmpty()) reader.add(setting);
    }
    return new Parameters(reader.values);
  }

  private void add(Setting setting) {
    var list = setting.value().list();
    list.forEach(value -> check(value, setting));
    if (values.putIfAbsent(setting.key(), list) != null) {
      throw Mistake.in(
          setting.raw(),
          "`%s` is given twice.".formatted(setting.key()),
          "Give it once; for one run of each value write them with a comma, as in `lr=0.1,0.01`.");
    }
    if (new Parameters(values).combinations() > MOST_RUNS) {
      throw Mistake.in(
          setting.raw(),
          "These values make more than %d runs.".formatted(MOST_RUNS),
          "Leave some out, or put a value with commas into quotes.");
    }
  }

  private static void check(String value, Setting setting) {
    if (value.length() > LONGEST_VALUE) {
      throw Mistake.in(
          setting.raw(),
          "The value of `%s` is longer than %d characters.".formatted(setting.key(), LONGEST_VALUE),
          "Put it into a file of the repository and give its name.");
    }
    if (!value.isEmpty() || setting.isQuotedNothing()) return;
    throw Mistake.in(
        setting.raw(),
        "%s lacks a value.".formatted(Quoted.of(setting.raw())),
        "Write `name=value` without blanks; `name=\"\"` is the empty text.");
  }
}
