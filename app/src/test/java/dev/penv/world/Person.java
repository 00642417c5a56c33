package dev.penv.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser, in which penv's cookies are kept as browsers keep them. */
public final class Person implements AutoCloseable {
  private static final Pattern FIELD =
      Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final World world;
  private final String login;

  Person(World world, String login) {
    this.world = world;
    this.login = login;
  }

  /** What penv's cookies say of themselves, with their values. */
  public Map<String, String> cookies() {
    return Map.copyOf(cookies);
  }

  /** A page of penv. */
  public HttpResponse<String> get(String path) {
    return atPenv(HttpRequest.newBuilder(at(path)));
  }

  /** Goes to GitHub, says who one is there, and comes back; what penv answers then. */
  public HttpResponse<String> login(String to) {
    return get(back(answered(leave(to), "approve")));
  }

  /** Where penv sends a browser that wants to log in. */
  public URI leave(String to) {
    return location(get("/login?to=" + Http.encoded(to)));
  }

  /** Answers GitHub's question; where it sends the browser then. */
  public URI answered(URI page, String answer) {
    var form = fields(send(HttpRequest.newBuilder(page)).body());
    form.put("user", login);
    form.put("answer", answer);
    return location(
        send(
            HttpRequest.newBuilder(page.resolve("/login/oauth/authorize"))
                .POST(BodyPublishers.ofString(Http.form(form)))));
  }

  /** Path and query of an address of penv's. */
  public static String back(URI uri) {
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }

  /** Sends the first form of a page that goes there. */
  public HttpResponse<String> press(HttpResponse<String> page, String path) {
    var at = page.body().indexOf("action=\"" + path + "\"");
    if (at < 0) throw new AssertionError("no form to " + path + " in " + page.body());
    var form = page.body().substring(at, page.body().indexOf("</form>", at));
    return post(path, fields(form));
  }

  public HttpResponse<String> post(String path, Map<String, String> form) {
    return atPenv(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", World.SAFE_URL)
            .POST(BodyPublishers.ofString(Http.form(form))));
  }

  public static URI location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .map(URI::create)
        .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
  }

  private URI at(String path) {
    return world.uri().resolve(path);
  }

  private HttpResponse<String> atPenv(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + value(cookie.getValue()))
              .collect(Collectors.joining("; ")));
    }
    var answer = send(request);
    answer.headers().allValues("Set-Cookie").forEach(this::keep);
    return answer;
  }

  private static String value(String cookie) {
    return cookie.substring(0, (cookie + ";").indexOf(';'));
  }

  private void keep(String header) {
    var parts = header.split("=", 2);
    if (value(parts[1]).isEmpty()) cookies.remove(parts[0]);
    else cookies.put(parts[0], parts[1]);
  }

  private static Map<String, String> fields(String html) {
    var fields = new LinkedHashMap<String, String>();
    var hidden = FIELD.matcher(html);
    while (hidden.find()) fields.put(hidden.group(1), hidden.group(2));
    return fields;
  }

  /** A value of a query. */
  public static String parameter(URI uri, String name) {
    for (var pair : uri.getRawQuery().split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), UTF_8);
      }
    }
    return "";
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return Http.send(http, request);
  }

  @Override
  public void close() {
    http.close();
  }
}
