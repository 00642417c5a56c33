package dev.penv.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.networknt.schema.dialect.Dialects;
import dev.penv.Needs;
import dev.penv.sandbox.http.Answer;
import dev.penv.sandbox.http.Audit;
import dev.penv.sandbox.http.Incoming;
import dev.penv.world.Operations.Operation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds requests, answers and webhooks of a sandbox against GitHub's official descriptions.
 * Stricter than these where GitHub is silent about a mistake: unknown keys and query parameters,
 * pages over 100, and a missing API version are problems.
 */
public final class OpenApiAuditor implements Audit {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Set<String> problems = new LinkedHashSet<>();

  /** The descriptions, read once for all tests of a process. */
  private static final class Loaded {
    static final Description API = Description.read(Needs.openApi(), Dialects.getOpenApi30());
    static final Operations OPERATIONS = new Operations(API.at(List.of("paths")));
    static final Description WEBHOOKS =
        Description.read(Needs.webhookSchemas(), Dialects.getOpenApi31());

    private Loaded() {}
  }

  /** Skips the test where the descriptions are missing. */
  public static OpenApiAuditor ready() {
    Needs.openApi();
    Needs.webhookSchemas();
    return new OpenApiAuditor();
  }

  /** Fails with everything that was wrong so far. */
  public void assertClean() {
    assertThat(problems()).isEmpty();
  }

  /** What was wrong so far, each once. */
  public synchronized List<String> problems() {
    return List.copyOf(problems);
  }

  private synchronized void add(String where, List<String> found) {
    found.forEach(problem -> problems.add(where + ": " + problem));
  }

  @Override
  public void answered(Incoming request, Answer answer) {
    var where = request.method() + " " + request.path();
    var operation = Loaded.OPERATIONS.find(request.method(), request.path());
    if (operation.isEmpty()) {
      add(where, List.of("GitHub has no such call"));
      return;
    }
    add(where, headers(request));
    add(where, path(operation.get(), request));
    add(where, query(operation.get(), request.query()));
    add(where, body(operation.get(), request));
    add(where + " → " + answer.status(), answer(operation.get(), answer));
  }

  private static List<String> headers(Incoming request) {
    return request.header("x-github-api-version").isPresent()
        ? List.of()
        : List.of("does not say which version of the API it means");
  }

  private static List<String> path(Operation operation, Incoming request) {
    var given = operation.match(request.path()).orElseThrow();
    return parameters(operation, "path").entrySet().stream()
        .filter(each -> given.containsKey(each.getKey()))
        .flatMap(each -> value(each.getValue(), given.getOrDefault(each.getKey(), "")).stream())
        .toList();
  }

  private static List<String> query(Operation operation, Map<String, String> given) {
    var known = parameters(operation, "query");
    var found = new LinkedHashSet<String>();
    given.forEach((name, text) -> {
      if (!known.containsKey(name)) {
        found.add("unknown query parameter " + name);
      } else {
        value(known.getOrDefault(name, List.of()), text)
            .forEach(problem -> found.add("query " + name + problem));
      }
      if (name.equals("per_page") && !text.matches("[1-9]\\d?|100")) {
        found.add("per_page is not between 1 and 100");
      }
    });
    known.forEach((name, at) -> {
      var required = Loaded.API.at(at.subList(0, at.size() - 1)).path("required").asBoolean();
      if (required && !given.containsKey(name)) {
        found.add("missing query parameter " + name);
      }
    });
    return List.copyOf(found);
  }

  /** Where the schemas of the parameters are, by name. */
  private static Map<String, List<String>> parameters(Operation operation, String kind) {
    var found = new LinkedHashMap<String, List<String>>();
    var list = Loaded.API.at(operation.in("parameters"));
    for (var i = 0; i < list.size(); i++) {
      var parameter = Loaded.API.resolve(list.get(i));
      if (parameter.path("in").asText().equals(kind)) {
        found.put(
            parameter.path("name").asText(),
            place(operation.in("parameters", Integer.toString(i)), list.get(i)));
      }
    }
    return found;
  }

  /** References inside the way to a schema are followed here, as the validator does not. */
  private static List<String> place(List<String> direct, JsonNode node) {
    var start =
        node.has("$ref") ? List.of(node.get("$ref").asText().substring(2).split("/")) : direct;
    return Stream.concat(start.stream(), Stream.of("schema")).toList();
  }

  private static List<String> value(List<String> schema, String text) {
    var type = Loaded.API.at(schema).path("type").asText();
    return Loaded.API.problems(schema, typed(type, text));
  }

  private static JsonNode typed(String type, String text) {
    var nodes = JsonNodeFactory.instance;
    return switch (type) {
      case "integer" ->
          text.matches("-?\\d{1,18}")
              ? nodes.numberNode(Long.parseLong(text))
              : nodes.textNode(text);
      case "boolean" ->
          text.matches("true|false")
              ? nodes.booleanNode(Boolean.parseBoolean(text))
              : nodes.textNode(text);
      default -> nodes.textNode(text);
    };
  }

  private static List<String> body(Operation operation, Incoming request) {
    var body = Loaded.API.at(operation.in("requestBody"));
    if (body.isMissingNode()) {
      return request.body().length == 0 ? List.of() : List.of("takes no body");
    }
    if (request.body().length == 0) {
      return body.path("required").asBoolean() ? List.of("needs a body") : List.of();
    }
    var json = read(request.body());
    var schema = operation.in("requestBody", "content", "application/json", "schema");
    var found = new LinkedHashSet<>(Loaded.API.problems(schema, json));
    found.addAll(new UnknownKeys(Loaded.API).of(Loaded.API.at(schema), json));
    if (request.header("content-type").filter(type -> type.contains("json")).isEmpty()) {
      found.add("the body is not said to be JSON");
    }
    return List.copyOf(found);
  }

  private static List<String> answer(Operation operation, Answer answer) {
    var status = Integer.toString(answer.status());
    var described = Loaded.API.at(operation.in("responses")).path(status);
    if (described.isMissingNode()) {
      return answer.status() >= 300
          ? List.of()
          : List.of("the sandbox gives an answer that is not described");
    }
    var place = place(operation.in("responses", status), described);
    var schema =
        Stream.concat(
                place.subList(0, place.size() - 1).stream(),
                Stream.of("content", "application/json", "schema"))
            .toList();
    var type = answer.headers().getOrDefault("Content-Type", "");
    if (!type.startsWith("application/json") || Loaded.API.at(schema).isMissingNode()) {
      return List.of();
    }
    return Loaded.API.problems(schema, read(answer.body()));
  }

  private static JsonNode read(byte[] bytes) {
    try {
      return MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8));
    } catch (JsonProcessingException broken) {
      return MissingNode.getInstance();
    }
  }

  @Override
  public void announced(String event, JsonNode payload) {
    var action = payload.has("action") ? "-" + payload.get("action").asText() : "";
    var name = (event + action).replace('_', '-');
    if (Loaded.WEBHOOKS.at(List.of("webhooks", name)).isMissingNode()) {
      add("webhook " + name, List.of("GitHub sends no such event"));
      return;
    }
    var schema = List.of("components", "schemas", "webhook-" + name);
    add("webhook " + name, Loaded.WEBHOOKS.problems(schema, payload));
  }
}
