package dev.penv.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The operations of a description, found by method and path. */
final class Operations {
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

  /** In these a slash may stand. */
  private static final Set<String> LONG = Set.of("path", "ref", "basehead", "branch");

  /** Calls that work although they are not described, as they are: that of hub4j. */
  private static final Map<String, String> UNDESCRIBED =
      Map.of(
          "/repositories/{repository_id}", "/repos/{owner}/{repo}",
          "/repos/{owner}/{repo}/git/refs/{ref}", "/repos/{owner}/{repo}/git/ref/{ref}");

  private final List<Operation> all = new ArrayList<>();

  /**
   * An operation.
   *
   * @param at names that lead to it in the description
   * @param parameters names of the path's parameters
   */
  record Operation(
      String method, String template, List<String> at, Pattern path, List<String> parameters) {

    Optional<Map<String, String>> match(String path) {
      var matcher = path().matcher(path);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      var found = new LinkedHashMap<String, String>();
      for (var i = 0; i < parameters.size(); i++) {
        found.put(parameters.get(i), decode(matcher.group(i + 1)));
      }
      return Optional.of(found);
    }

    private static String decode(String piece) {
      return URLDecoder.decode(piece.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The more of a path is fixed, the better it fits. */
    int fixed() {
      return PARAMETER.matcher(template).replaceAll("").length();
    }

    List<String> in(String... names) {
      var more = new ArrayList<>(at);
      more.addAll(List.of(names));
      return List.copyOf(more);
    }
  }

  Operations(JsonNode paths) {
    paths.properties().forEach(path -> add(path.getKey(), path.getKey(), path.getValue()));
    UNDESCRIBED.forEach((alias, real) -> addRead(alias, real));
    all.sort(Comparator.comparingInt(Operation::fixed).reversed());
  }

  private void addRead(String alias, String real) {
    all.add(operation("GET", alias, List.of("paths", real, "get")));
  }

  private void add(String template, String real, JsonNode methods) {
    for (var method : List.of("get", "post", "put", "patch", "delete")) {
      if (methods.has(method)) {
        var upper = method.toUpperCase(Locale.ROOT);
        all.add(operation(upper, template, List.of("paths", real, method)));
      }
    }
  }

  private static Operation operation(String method, String template, List<String> at) {
    var regex = new StringBuilder();
    var names = new ArrayList<String>();
    var matcher = PARAMETER.matcher(template);
    var end = 0;
    while (matcher.find()) {
      names.add(matcher.group(1));
      regex.append(Pattern.quote(template.substring(end, matcher.start())));
      regex.append(LONG.contains(matcher.group(1)) ? "(.*)" : "([^/]+)");
      end = matcher.end();
    }
    regex.append(Pattern.quote(template.substring(end)));
    return new Operation(method, template, at, Pattern.compile(regex.toString()), names);
  }

  Optional<Operation> find(String method, String path) {
    return all.stream()
        .filter(each -> each.method().equals(method) && each.match(path).isPresent())
        .findFirst();
  }
}
