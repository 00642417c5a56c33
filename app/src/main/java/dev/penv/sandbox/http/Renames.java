package dev.penv.sandbox.http;

import dev.penv.sandbox.hub.Hub;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Calls under a repository's former name are sent on to its id, as GitHub does. */
final class Renames {
  private static final Pattern BY_NAME = Pattern.compile("/repos/([^/]+)/([^/]+)(/.*)?");
  private static final Pattern BY_ID = Pattern.compile("/repositories/(\\d{1,18})(/.+)");

  private final Hub hub;

  Renames(Hub hub) {
    this.hub = hub;
  }

  /** Where a call is sent on to; empty when it is at the right place. */
  Optional<Answer> redirect(Incoming request) {
    var named = BY_NAME.matcher(request.path());
    if (!named.matches()) return Optional.empty();
    var rest = Optional.ofNullable(named.group(3)).orElse("");
    return hub.formerly(Routes.decode(named.group(1)), Routes.decode(named.group(2)))
        .map(now -> "%s/repositories/%d%s".formatted(request.base(), now.id(), rest))
        .map(place -> sentOn(request, place + query(request)));
  }

  /** What follows an id is what follows a name. */
  Incoming byName(Incoming request) {
    var numbered = BY_ID.matcher(request.path());
    if (!numbered.matches()) return request;
    return hub.repository(Long.parseLong(numbered.group(1)))
        .map(now -> request.at("/repos/" + now.fullName() + numbered.group(2)))
        .orElse(request);
  }

  private static Answer sentOn(Incoming request, String place) {
    var status = request.method().equals("GET") ? 301 : 307;
    return Answer.empty(status).with("Location", place);
  }

  private static String query(Incoming request) {
    if (request.query().isEmpty()) return "";
    return request.query().entrySet().stream()
        .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
        .collect(Collectors.joining("&", "?", ""));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
