package dev.penv.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.sandbox.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One page of a list, with links to the others. */
public final class Paging {
  private Paging() {}

  /** A page as a plain array. */
  public static <T> Answer of(Call call, List<T> all, Function<T, JsonNode> json) {
    return linked(call, all.size(), Answer.ok(Json.array(page(call, all, json).toArray())));
  }

  /** A page inside an object, under a name beside {@code total_count}. */
  public static <T> Answer under(String name, Call call, List<T> all, Function<T, JsonNode> json) {
    var body = Json.object().and("total_count", all.size()).and(name, page(call, all, json));
    return linked(call, all.size(), Answer.ok(body));
  }

  private static <T> List<JsonNode> page(Call call, List<T> all, Function<T, JsonNode> json) {
    return all.stream()
        .skip((long) (page(call) - 1) * size(call))
        .limit(size(call))
        .map(json)
        .toList();
  }

  private static Answer linked(Call call, int total, Answer answer) {
    var links = new ArrayList<String>();
    var last = Math.max(1, (total + size(call) - 1) / size(call));
    if (page(call) > 1) {
      links.add(link(call, "prev", page(call) - 1));
      links.add(link(call, "first", 1));
    }
    if (page(call) < last) {
      links.add(link(call, "next", page(call) + 1));
      links.add(link(call, "last", last));
    }
    return links.isEmpty() ? answer : answer.with("Link", String.join(", ", links));
  }

  private static String link(Call call, String relation, int page) {
    return link(call, relation, "page", Integer.toString(page));
  }

  /** A link to the same call with one query parameter changed. */
  public static String link(Call call, String relation, String name, String value) {
    var query = new TreeMap<>(call.incoming().query());
    query.put(name, value);
    var text =
        query.entrySet().stream().map(Paging::pair).collect(Collectors.joining("&", "?", ""));
    return "<%s%s%s>; rel=\"%s\"".formatted(call.base(), call.incoming().path(), text, relation);
  }

  private static String pair(Map.Entry<String, String> entry) {
    return entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8);
  }

  private static int page(Call call) {
    return positive(call, "page", 1, Integer.MAX_VALUE);
  }

  /** The asked size of a page: 30 unless told, 100 at most. */
  public static int size(Call call) {
    return positive(call, "per_page", 30, 100);
  }

  private static int positive(Call call, String name, int otherwise, int most) {
    try {
      return Math.clamp(call.query(name).map(Long::parseLong).orElse((long) otherwise), 1, most);
    } catch (NumberFormatException bad) {
      return otherwise;
    }
  }
}
