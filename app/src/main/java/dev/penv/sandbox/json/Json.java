package dev.penv.sandbox.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes JSON as a picture of itself: names and values in turn. */
public final class Json {
  static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  /** An object of names and values in turn; values as {@link #value} takes them. */
  public static ObjectNode object(@Nullable Object... pairs) {
    var node = NODES.objectNode();
    for (var i = 0; i < pairs.length; i += 2) {
      node.set(String.valueOf(pairs[i]), value(pairs[i + 1]));
    }
    return node;
  }

  /** One object with the fields of all. */
  public static ObjectNode join(ObjectNode... parts) {
    var node = NODES.objectNode();
    for (var part : parts) {
      node.setAll(part);
    }
    return node;
  }

  public static ArrayNode array(@Nullable Object... values) {
    var node = NODES.arrayNode();
    for (var value : values) {
      node.add(value(value));
    }
    return node;
  }

  /** Null, text, numbers, times, JSON, and collections, maps and options of these. */
  static JsonNode value(@Nullable Object value) {
    return switch (value) {
      case null -> NODES.nullNode();
      case JsonNode node -> node;
      case Boolean flag -> NODES.booleanNode(flag);
      case Integer number -> NODES.numberNode(number);
      case Long number -> NODES.numberNode(number);
      case Double number -> NODES.numberNode(number);
      case Instant time -> NODES.textNode(time.toString());
      case Optional<?> option -> value(option.orElse(null));
      case Collection<?> many -> array(many.toArray());
      case Map<?, ?> map -> {
        var node = NODES.objectNode();
        map.forEach((name, each) -> node.set(String.valueOf(name), value(each)));
        yield node;
      }
      default -> NODES.textNode(value.toString());
    };
  }

  /** Reads JSON that this class wrote. */
  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }
}
