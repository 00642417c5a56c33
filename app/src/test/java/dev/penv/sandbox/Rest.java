package dev.penv.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penv.world.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A plain client of the sandbox's API, without any library that could hide something. */
final class Rest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI base;
  private final Map<String, String> headers;

  private Rest(URI base, Map<String, String> headers) {
    this.base = base;
    this.headers = headers;
  }

  static Rest of(Sandbox sandbox) {
    return new Rest(sandbox.uri(), Map.of("User-Agent", "test", "Content-Type", "application/json"))
        .with("X-GitHub-Api-Version", "2022-11-28");
  }

  Rest as(String token) {
    return with("Authorization", "Bearer " + token);
  }

  Rest with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new Rest(base, more);
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, null);
  }

  HttpResponse<String> post(String path, String body) {
    return send("POST", path, body);
  }

  HttpResponse<String> patch(String path, String body) {
    return send("PATCH", path, body);
  }

  HttpResponse<String> delete(String path) {
    return send("DELETE", path, null);
  }

  private HttpResponse<String> send(String method, String path, @Nullable String body) {
    var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var request = HttpRequest.newBuilder(URI.create(base + path)).method(method, publisher);
    headers.forEach(request::header);
    return Http.send(HTTP, request);
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return MAPPER.readTree(response.body());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The App's token, as the App would make it. */
  static String jwt(Sandbox sandbox, Instant now) {
    return jwt(sandbox.privateKey(), Long.toString(sandbox.app().id()), now, now.plusSeconds(540));
  }

  static String jwt(String pem, String issuer, Instant from, Instant until) {
    var claims =
        "{\"iat\":%d,\"exp\":%d,\"iss\":\"%s\"}"
            .formatted(from.getEpochSecond(), until.getEpochSecond(), issuer);
    var text = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encode(claims);
    try {
      var signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(key(pem));
      signer.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String encode(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static PrivateKey key(String pem) throws GeneralSecurityException {
    var pkcs1 = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    var length = pkcs1.length;
    var header = Base64.getDecoder().decode("MIIAAAIBADANBgkqhkiG9w0BAQEFAASCAAA=");
    header[2] = (byte) ((length + 22) >> 8);
    header[3] = (byte) (length + 22);
    header[24] = (byte) (length >> 8);
    header[25] = (byte) length;
    var pkcs8 = new byte[26 + length];
    System.arraycopy(header, 0, pkcs8, 0, 26);
    System.arraycopy(pkcs1, 0, pkcs8, 26, length);
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }
}
