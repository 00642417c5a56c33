package dev.penv.github.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penv.github.Account;
import dev.penv.github.GitHub;
import dev.penv.github.SignIn;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The web flow of the App. Goes past {@link Session}: what is answered to one person must never be
 * kept for another, and a person's rate limit is not the App's.
 */
final class WebFlow implements SignIn {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._-]{10,2000}");
  private static final Pattern ERROR = Pattern.compile("[a-z_]{1,60}");

  private final Server server;
  private final URI web;
  private final String client;
  private final String secret;

  /**
   * @param web where people see that GitHub
   * @param client id of the App as people log in to it
   */
  WebFlow(Server server, URI web, String client, String secret) {
    this.server = server;
    this.web = web;
    this.client = client;
    this.secret = secret;
  }

  @Override
  public URI page(URI back, String state, String challenge) {
    var query = new LinkedHashMap<String, String>();
    query.put("client_id", client);
    query.put("redirect_uri", back.toString());
    query.put("state", state);
    query.put("code_challenge", challenge);
    query.put("code_challenge_method", "S256");
    return URI.create(web + "/login/oauth/authorize?" + form(query));
  }

  @Override
  public Answered whoIs(String code, String verifier, URI back) {
    try {
      var given = exchange(code, verifier, back);
      var token = given.path("access_token").asText();
      if (token.isEmpty()) return new Answered.Unknown(error(given));
      if (!TOKEN.matcher(token).matches()) throw unreadable("token");
      try {
        return account(read(token));
      } finally {
        revoke(token);
      }
    } catch (Failure failure) {
      throw new GitHub.Unreachable("GitHub: " + failure.reason(), failure);
    }
  }

  /** A code is good once, so this is never repeated. */
  private JsonNode exchange(String code, String verifier, URI back) {
    var body = new LinkedHashMap<String, String>();
    body.put("client_id", client);
    body.put("client_secret", secret);
    body.put("code", code);
    body.put("redirect_uri", back.toString());
    body.put("code_verifier", verifier);
    var at = URI.create(web + "/login/oauth/access_token");
    var call = new Call("POST", at, "application/json", form(body));
    var type = Map.of("Content-Type", "application/x-www-form-urlencoded");
    return Json.read(ok(call, send(call, type)));
  }

  private JsonNode read(String token) {
    var call = Call.get(server.at("/user"));
    var bearer = Map.of("Authorization", "Bearer " + token);
    try {
      return Json.read(ok(call, send(call, bearer)));
    } catch (Failure.Unsent | Failure.Unanswered lost) {
      return Json.read(ok(call, send(call, bearer)));
    }
  }

  private static Answered account(JsonNode user) {
    var id = user.path("id").asLong();
    var login = user.path("login").asText();
    if (id <= 0 || login.isEmpty()) throw unreadable("user");
    if (!user.path("type").asText().equals("User")) return new Answered.Unknown("not_a_person");
    return new Answered.Known(new Account(id, login, false));
  }

  /** A courtesy: nobody has the token any more, and it ends by itself. */
  private void revoke(String token) {
    var body = JsonNodeFactory.instance.objectNode().put("access_token", token).toString();
    var at = server.at("/applications/" + Urls.segment(client) + "/token");
    var pair = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
    try {
      send(new Call("DELETE", at, Call.JSON, body), Map.of("Authorization", "Basic " + pair));
    } catch (Failure left) {
      // It ends by itself.
    }
  }

  private Reply send(Call call, Map<String, String> headers) {
    return server.transport().send(call, headers, server.patience().request().dividedBy(2));
  }

  private static Reply ok(Call call, Reply reply) {
    if (reply.ok()) return reply;
    throw new Failure.Unanswered(call + " was answered with " + reply.status());
  }

  /** Of GitHub's words only those that look like one. */
  private static String error(JsonNode given) {
    var word = given.path("error").asText();
    return ERROR.matcher(word).matches() ? word : "no_token";
  }

  private static Failure.Unanswered unreadable(String what) {
    return new Failure.Unanswered("GitHub names no " + what);
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(joining("&"));
  }
}
