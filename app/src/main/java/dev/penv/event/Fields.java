package dev.penv.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The fields of a JSON object, by kind. Whatever is not as it must be is {@link Unfit}. */
record Fields(String path, JsonNode node) {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(Glance.DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static Fields of(byte[] body) {
    try {
      var root = JSON.readTree(body);
      if (root == null || !root.isObject()) throw new Unfit("the body is no object");
      return new Fields("", root);
    } catch (IOException e) {
      throw new Unfit("the body is not JSON");
    }
  }

  /** There, and not null. */
  boolean has(String name) {
    return node.hasNonNull(name);
  }

  Fields in(String name) {
    var child = node.path(name);
    if (!child.isObject()) throw unfit(name, "an object");
    return new Fields(path + name + ".", child);
  }

  /** The objects of a list; none when it is missing or null. */
  List<Fields> each(String name) {
    if (!has(name)) return List.of();
    if (!node.path(name).isArray()) throw unfit(name, "a list");
    var found = new ArrayList<Fields>();
    for (var element : node.path(name)) {
      if (!element.isObject()) throw unfit(name, "a list of objects");
      found.add(new Fields(path + name + "[%d].".formatted(found.size()), element));
    }
    return List.copyOf(found);
  }

  /** The texts of a list; none when it is missing or null. */
  List<String> texts(String name) {
    if (!has(name)) return List.of();
    if (!node.path(name).isArray()) throw unfit(name, "a list");
    return node.path(name).valueStream().map(JsonNode::asText).toList();
  }

  /** The plain values of an object, as text and in order; none when it is missing or null. */
  Map<String, String> values(String name) {
    if (!has(name)) return Map.of();
    var found = new LinkedHashMap<String, String>();
    for (var value : in(name).node().properties()) {
      if (value.getValue().isContainerNode()) throw unfit(name, "an object of plain values");
      if (!value.getValue().isNull()) found.put(value.getKey(), value.getValue().asText());
    }
    return found;
  }

  String text(String name) {
    var value = node.path(name);
    if (!value.isTextual()) throw unfit(name, "text");
    return value.textValue();
  }

  String text(String name, String absent) {
    return has(name) ? text(name) : absent;
  }

  /** A whole number above zero, as all of GitHub's ids are. */
  long number(String name) {
    var value = node.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 1) {
      throw unfit(name, "a number");
    }
    return value.longValue();
  }

  int count(String name) {
    var value = number(name);
    if (value > Integer.MAX_VALUE) throw unfit(name, "a number of a pull request or issue");
    return (int) value;
  }

  boolean flag(String name) {
    var value = node.path(name);
    if (!value.isBoolean()) throw unfit(name, "true or false");
    return value.booleanValue();
  }

  Instant instant(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw unfit(name, "an instant");
    }
  }

  <T> T as(String name, Function<String, T> parser) {
    try {
      return parser.apply(text(name));
    } catch (IllegalArgumentException e) {
      throw unfit(name, "what it should be");
    }
  }

  private Unfit unfit(String name, String expected) {
    return new Unfit(path + name + " is not " + expected);
  }

  /**
   * Carries a problem up to the reader's door, never further. Names the place, never the content.
   */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String problem;

    Unfit(String problem) {
      super(problem, null, false, false);
      this.problem = problem;
    }

    String problem() {
      return problem;
    }
  }
}
