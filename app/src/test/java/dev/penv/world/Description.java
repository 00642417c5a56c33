package dev.penv.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An OpenAPI description, whose schemas are compiled when first used. */
final class Description {
  private final JsonNode root;
  private final Schema schema;
  private final Map<List<String>, Schema> compiled = new HashMap<>();

  private Description(JsonNode root, Dialect dialect) {
    this.root = root;
    this.schema =
        SchemaRegistry.withDefaultDialect(quiet(dialect))
            .getSchema(SchemaLocation.of("https://description.test/api.json"), root);
  }

  static Description read(Path file, Dialect dialect) {
    try {
      return new Description(new ObjectMapper().readTree(file.toFile()), dialect);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A description has more in it than schemas; that is nothing to warn of. */
  private static Dialect quiet(Dialect dialect) {
    return Dialect.builder(dialect)
        .unknownKeywordFactory((name, _) -> new NonValidationKeyword(name))
        .build();
  }

  /** The part that these names lead to, references on the way followed; missing where none is. */
  JsonNode at(List<String> names) {
    var node = root;
    for (var name : names) {
      node = node.isArray() ? node.path(Integer.parseInt(name)) : resolve(node.path(name));
    }
    return node;
  }

  /** What a reference stands for; itself when it is none. */
  JsonNode resolve(JsonNode node) {
    var seen = node;
    while (seen.has("$ref")) {
      seen = root.at(seen.get("$ref").asText().substring(1));
    }
    return seen;
  }

  /** What is wrong with a value, held against the schema that these names lead to. */
  synchronized List<String> problems(List<String> names, JsonNode value) {
    return compiled
        .computeIfAbsent(names, this::compile)
        .validate(
            value, context -> context.executionConfig(each -> each.formatAssertionsEnabled(true)))
        .stream()
        .map(Description::told)
        .toList();
  }

  /** The library's own messages may be those of another version of it on the class path. */
  private static String told(Error error) {
    var arguments = Optional.ofNullable(error.getArguments()).orElseGet(() -> new Object[0]);
    return error.getInstanceLocation() + " " + error.getKeyword() + " " + List.of(arguments);
  }

  private Schema compile(List<String> names) {
    var path = new NodePath(PathType.JSON_POINTER);
    var node = root;
    for (var name : names) {
      path = node.isArray() ? path.append(Integer.parseInt(name)) : path.append(name);
      node = node.isArray() ? node.path(Integer.parseInt(name)) : node.path(name);
    }
    return schema.getRefSchema(path);
  }
}
