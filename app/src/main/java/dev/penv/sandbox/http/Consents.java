package dev.penv.sandbox.http;

import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.json.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The web flow: codes for people who consented, and tokens for codes. */
public final class Consents {
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final Client client;
  private final Credentials credentials;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Code> codes = new ConcurrentHashMap<>();

  /**
   * What a page was asked for.
   *
   * @param back where the browser goes afterwards, with the state
   * @param challenge of PKCE, empty when none was given
   */
  public record Request(String back, String state, String challenge) {}

  private record Code(Account who, Request request, Instant until) {}

  public Consents(Client client, Credentials credentials, InstantSource clock) {
    this.client = client;
    this.credentials = credentials;
    this.clock = clock;
  }

  /** Whether it is the App that asks. */
  public boolean isClient(String id) {
    return client.id().equals(id);
  }

  /** Where a browser goes whose person said yes. */
  public URI approved(Request request, Account who) {
    var bytes = new byte[10];
    random.nextBytes(bytes);
    var code = HexFormat.of().formatHex(bytes);
    codes.put(code, new Code(who, request, clock.instant().plus(LIFE)));
    return back(request, Map.of("code", code));
  }

  /** Where a browser goes whose person said no, or when something else is wrong. */
  public static URI refused(Request request, String error, String description) {
    return back(request, Map.of("error", error, "error_description", description));
  }

  private static URI back(Request request, Map<String, String> more) {
    var query = new StringBuilder(request.back().contains("?") ? "&" : "?");
    more.forEach(
        (name, value) -> query.append(name).append('=').append(encoded(value)).append('&'));
    return URI.create(request.back() + query + "state=" + encoded(request.state()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Gives a token for a code. GitHub tells also what is wrong with status 200.
   *
   * @param json whether JSON was asked for; it is a form otherwise
   */
  public Answer exchange(byte[] body, boolean json) {
    var form = form(new String(body, StandardCharsets.UTF_8));
    var fields = given(form);
    if (json) return Answer.ok(object(fields));
    return Answer.bytes(
        200,
        "application/x-www-form-urlencoded; charset=utf-8",
        text(fields).getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> given(Map<String, String> form) {
    if (!client.is(form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", ""))) {
      return error("incorrect_client_credentials", "The client_id and/or client_secret is wrong.");
    }
    var code = Optional.ofNullable(codes.remove(form.getOrDefault("code", "")));
    if (code.filter(one -> clock.instant().isBefore(one.until())).isEmpty()) {
      return error("bad_verification_code", "The code passed is incorrect or expired.");
    }
    var request = code.get().request();
    if (!request.back().equals(form.getOrDefault("redirect_uri", request.back()))) {
      return error("redirect_uri_mismatch", "The redirect_uri is not that of the code.");
    }
    if (!request.challenge().isEmpty() && !fits(request.challenge(), form)) {
      return error("bad_verification_code", "The code_verifier does not fit.");
    }
    return Map.of(
        "access_token", credentials.issue(code.get().who()),
        "expires_in", "28800",
        "refresh_token", credentials.noise("ghr_"),
        "refresh_token_expires_in", "15811200",
        "scope", "",
        "token_type", "bearer");
  }

  private static Map<String, String> error(String word, String description) {
    return Map.of(
        "error", word,
        "error_description", description,
        "error_uri", "https://docs.github.com/apps/oauth");
  }

  private static boolean fits(String challenge, Map<String, String> form) {
    try {
      var verifier = form.getOrDefault("code_verifier", "").getBytes(StandardCharsets.US_ASCII);
      var digest = MessageDigest.getInstance("SHA-256").digest(verifier);
      return challenge.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Json.Fields object(Map<String, String> fields) {
    var object = Json.object();
    fields.forEach(
        (name, value) -> object.and(name, name.endsWith("_in") ? Long.valueOf(value) : value));
    return object;
  }

  private static String text(Map<String, String> fields) {
    var text = new StringBuilder();
    fields.forEach(
        (name, value) -> text.append(name).append('=').append(encoded(value)).append('&'));
    return text.toString();
  }

  /** A form as browsers send it. */
  public static Map<String, String> form(String body) {
    var fields = new HashMap<String, String>();
    for (var pair : body.split("&", -1)) {
      var parts = pair.split("=", 2);
      if (parts.length == 2) fields.put(decoded(parts[0]), decoded(parts[1]));
    }
    return Map.copyOf(fields);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
