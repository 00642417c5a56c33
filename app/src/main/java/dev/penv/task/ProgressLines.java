package dev.penv.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Picks {@code {"progress": 0.4}} out of a log as it passes. Only the end of what comes is looked
 * at: a task that prints megabytes a second is not slowed down, and the latest line counts anyway.
 */
final class ProgressLines {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LOOKED_AT = 8 * 1024;
  private static final int LONGEST_LINE = 1024;

  private byte[] started = {};

  /** The progress that the latest whole line tells, if any does. */
  OptionalDouble latest(byte[] bytes, int count) {
    int from = Math.max(0, count - LOOKED_AT);
    var text = joined(bytes, from, count);
    int end = lastIndexOf(text, '\n', text.length);
    started = Arrays.copyOfRange(text, end + 1, Math.min(text.length, end + 1 + LONGEST_LINE));
    while (end >= 0) {
      int before = lastIndexOf(text, '\n', end);
      var told = read(text, before + 1, end);
      if (told.isPresent()) return told;
      end = before;
    }
    return OptionalDouble.empty();
  }

  /** What was started before goes in front, unless something in between is left out. */
  private byte[] joined(byte[] bytes, int from, int count) {
    if (from > 0) return Arrays.copyOfRange(bytes, from, count);
    var text = Arrays.copyOf(started, started.length + count);
    System.arraycopy(bytes, 0, text, started.length, count);
    return text;
  }

  /** The progress in a JSON text, which is a number or has one under that name. */
  static OptionalDouble parse(String text) {
    try {
      var json = JSON.readTree(text);
      var part = json.isNumber() ? json : json.path("progress");
      double value = part.asDouble(Double.NaN);
      return part.isNumber() && value >= 0 && value <= 1
          ? OptionalDouble.of(value)
          : OptionalDouble.empty();
    } catch (JsonProcessingException other) {
      return OptionalDouble.empty();
    }
  }

  private static OptionalDouble read(byte[] text, int from, int to) {
    if (to - from > LONGEST_LINE || from >= to || text[from] != '{') return OptionalDouble.empty();
    var line = new String(text, from, to - from, UTF_8);
    return line.contains("\"progress\"") ? parse(line) : OptionalDouble.empty();
  }

  private static int lastIndexOf(byte[] text, char wanted, int before) {
    for (int at = before - 1; at >= 0; at--) {
      if (text[at] == wanted) return at;
    }
    return -1;
  }
}
