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

/** Writes JSON as a picture of itself. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  /** An object to which fields are added in their order. */
  @SuppressWarnings("unchecked") // ObjectNode itself narrows what deepCopy gives back
  public static final class Fields extends ObjectNode {
    private static final long serialVersionUID = 1L;

    private Fields() {
      super(NODES);
    }

    /**
     * Adds a field.
     *
     * @param value null, text, number, time, JSON, or a collection, map or option of these
     */
    public Fields and(String name, @Nullable Object value) {
      set(name, value(value));
      return this;
    }
  }

  public static Fields object() {
    return new Fields();
  }

  /** One object with the fields of all. */
  public static Fields join(ObjectNode... parts) {
    var node = new Fields();
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

  private static JsonNode value(@Nullable Object value) {
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

  /** Reads JSON that is known to be well-formed. */
  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }
}
