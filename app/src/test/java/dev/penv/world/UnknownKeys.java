package dev.penv.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds keys that a schema does not name. GitHub silently ignores them, so a misspelt key would
 * never be noticed.
 */
final class UnknownKeys {
  private final Description description;

  UnknownKeys(Description description) {
    this.description = description;
  }

  List<String> of(JsonNode schema, JsonNode value) {
    var found = new ArrayList<String>();
    collect(List.of(schema), value, "", found);
    return List.copyOf(found);
  }

  /** A key is known when any of the alternatives knows it. */
  private void collect(List<JsonNode> alternatives, JsonNode value, String at, List<String> found) {
    var schemas = alternatives.stream().flatMap(this::alternatives).toList();
    if (value.isArray()) {
      var items = schemas.stream().filter(each -> each.has("items")).map(each -> each.get("items"));
      var all = items.toList();
      value.forEach(element -> collect(all, element, at + "/*", found));
    }
    var closed = schemas.stream().anyMatch(each -> each.has("properties"));
    var open = schemas.stream().anyMatch(UnknownKeys::takesAny);
    if (value.isObject() && closed && !open) {
      value
          .properties()
          .forEach(field -> key(schemas, field.getKey(), field.getValue(), at, found));
    }
  }

  private void key(
      List<JsonNode> schemas, String name, JsonNode value, String at, List<String> found) {
    var known =
        schemas.stream()
            .map(each -> each.path("properties").path(name))
            .filter(each -> !each.isMissingNode())
            .toList();
    if (known.isEmpty()) {
      found.add(at + "/" + name + " is not a known key");
    } else {
      collect(known, value, at + "/" + name, found);
    }
  }

  private static boolean takesAny(JsonNode schema) {
    var additional = schema.path("additionalProperties");
    return additional.isObject() || additional.asBoolean(false);
  }

  private Stream<JsonNode> alternatives(JsonNode schema) {
    var resolved = description.resolve(schema);
    var nested =
        Stream.of("allOf", "anyOf", "oneOf")
            .flatMap(kind -> resolved.path(kind).valueStream())
            .flatMap(this::alternatives);
    return Stream.concat(Stream.of(resolved), nested);
  }
}
