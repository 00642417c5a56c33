package dev.penv.sandbox.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A JSON object of a request, read with GitHub's strictness: wrong types are 422. */
public final class Body {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private final JsonNode node;
  private final String place;

  private Body(JsonNode node, String place) {
    this.node = node;
    this.place = place;
  }

  /** Reads a body; none at all is an empty object. */
  public static Body parse(byte[] bytes) {
    if (bytes.length == 0) {
      return new Body(JsonNodeFactory.instance.objectNode(), "");
    }
    try {
      return of(MAPPER.readTree(bytes), "");
    } catch (IOException broken) {
      throw Refused.badRequest("Problems parsing JSON");
    }
  }

  private static Body of(JsonNode node, String place) {
    if (!node.isObject()) {
      throw wrong(place, node, "an object");
    }
    return new Body(node, place);
  }

  private static Refused wrong(String place, JsonNode found, String wanted) {
    return Refused.invalid(
        "Invalid request.\n\nFor 'properties%s', %s is not %s.".formatted(place, found, wanted));
  }

  /** The text under a name; null when the name is absent or null. */
  public @Nullable String text(String name) {
    var value = typed(name, "a string", JsonNode::isTextual);
    return value == null ? null : value.textValue();
  }

  public String required(String name) {
    var value = text(name);
    if (value == null) {
      throw missing(name);
    }
    return value;
  }

  private Refused missing(String name) {
    return Refused.invalid("Invalid request.\n\n\"%s\" wasn't supplied.".formatted(name));
  }

  /** One of these words, or null. */
  public @Nullable String word(String name, List<String> words) {
    var value = text(name);
    if (value != null && !words.contains(value)) {
      throw Refused.invalid(
          "Invalid request.\n\nFor 'properties%s/%s', %s is not a member of %s."
              .formatted(place, name, value, words));
    }
    return value;
  }

  /** Text of at most so many characters, or null. */
  public @Nullable String bounded(String name, int most) {
    var value = text(name);
    if (value != null && value.codePointCount(0, value.length()) > most) {
      throw Refused.invalid(
          "Invalid request.\n\nOnly %d characters are allowed; %d were supplied for %s."
              .formatted(most, value.length(), name));
    }
    return value;
  }

  public @Nullable Integer number(String name) {
    var value = typed(name, "an integer", JsonNode::isIntegralNumber);
    return value == null ? null : value.intValue();
  }

  public boolean flag(String name) {
    var value = typed(name, "a boolean", JsonNode::isBoolean);
    return value != null && value.booleanValue();
  }

  public @Nullable Instant time(String name) {
    var value = text(name);
    try {
      return value == null ? null : OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeParseException bad) {
      throw Refused.invalid(
          "Invalid request.\n\n%s is not a valid date-time of %s.".formatted(value, name));
    }
  }

  public Optional<Body> object(String name) {
    var value = typed(name, "an object", JsonNode::isObject);
    return Optional.ofNullable(value).map(each -> new Body(each, place + "/" + name));
  }

  /** The objects of a list; empty when it is absent. */
  public List<Body> objects(String name, int most) {
    var found = new ArrayList<Body>();
    for (var element : list(name, most)) {
      found.add(of(element, place + "/" + name));
    }
    return List.copyOf(found);
  }

  public List<String> texts(String name) {
    var found = new ArrayList<String>();
    for (var element : list(name, 500)) {
      if (!element.isTextual()) {
        throw wrong(place + "/" + name, element, "a string");
      }
      found.add(element.textValue());
    }
    return List.copyOf(found);
  }

  public List<Long> numbers(String name) {
    var found = new ArrayList<Long>();
    for (var element : list(name, 500)) {
      if (!element.isIntegralNumber()) {
        throw wrong(place + "/" + name, element, "an integer");
      }
      found.add(element.longValue());
    }
    return List.copyOf(found);
  }

  private Iterable<JsonNode> list(String name, int most) {
    var value = typed(name, "an array", JsonNode::isArray);
    if (value == null) {
      return List.of();
    }
    if (value.size() > most) {
      throw Refused.invalid(
          "Invalid request.\n\nNo more than %d items are allowed; %d were supplied for %s."
              .formatted(most, value.size(), name));
    }
    return value;
  }

  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** The names of all fields. */
  public List<String> names() {
    var found = new ArrayList<String>();
    node.fieldNames().forEachRemaining(found::add);
    return List.copyOf(found);
  }

  private @Nullable JsonNode typed(String name, String wanted, Predicate<JsonNode> is) {
    var value = node.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!is.test(value)) {
      throw wrong(place + "/" + name, value, wanted);
    }
    return value;
  }
}
