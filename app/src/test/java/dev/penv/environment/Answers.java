package dev.penv.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penv.document.Json;
import dev.penv.document.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TreeSet;

/** Compares what was read with what the reference implementation printed. */
final class Answers {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Answers() {}

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Key by key; the order of keys does not matter, and numbers are the same by value. */
  static void assertSame(Json actual, JsonNode expected) {
    var read = json(JsonText.of(actual));
    var keys = new TreeSet<String>();
    read.fieldNames().forEachRemaining(keys::add);
    expected.fieldNames().forEachRemaining(keys::add);
    for (var key : keys) {
      assertThat(expected.path(key).equals(Answers::byValue, read.path(key)))
          .as("%s is %s, expected is %s", key, read.path(key), expected.path(key))
          .isTrue();
    }
  }

  private static int byValue(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.equals(other) ? 0 : 1;
  }
}
