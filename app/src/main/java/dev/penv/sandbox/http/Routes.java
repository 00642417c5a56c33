package dev.penv.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls that are answered. The first route that fits a path wins. */
public final class Routes {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)(\\.\\.\\.)?}");

  private final List<Route> all = new ArrayList<>();

  /** Does the work of a call. */
  @FunctionalInterface
  public interface Handler {
    Answer answer(Call call);
  }

  record Route(
      String method, Pattern path, List<String> parameters, Access access, Handler handler) {}

  record Match(Route route, Map<String, String> parameters) {}

  /**
   * Adds a route.
   *
   * @param path with {@code {name}} for one segment and {@code {name...}} for any number of them
   */
  public Routes on(String method, String path, Access access, Handler handler) {
    var names = new ArrayList<String>();
    var regex = new StringBuilder();
    var at = PLACE.matcher(path);
    var end = 0;
    while (at.find()) {
      names.add(at.group(1));
      regex.append(Pattern.quote(path.substring(end, at.start())));
      regex.append(at.group(2) == null ? "([^/]+)" : "(.*)");
      end = at.end();
    }
    regex.append(Pattern.quote(path.substring(end)));
    all.add(new Route(method, Pattern.compile(regex.toString()), names, access, handler));
    return this;
  }

  Optional<Match> find(String method, String path) {
    for (var route : all) {
      var matcher = route.path().matcher(path);
      if (route.method().equals(method) && matcher.matches()) {
        return Optional.of(new Match(route, parameters(route, matcher)));
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> parameters(Route route, Matcher matcher) {
    var found = new LinkedHashMap<String, String>();
    for (var i = 0; i < route.parameters().size(); i++) {
      found.put(route.parameters().get(i), decode(matcher.group(i + 1)));
    }
    return found;
  }

  /** Percent-decodes a piece of a path, in which a plus is a plus. */
  static String decode(String piece) {
    return URLDecoder.decode(piece.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
