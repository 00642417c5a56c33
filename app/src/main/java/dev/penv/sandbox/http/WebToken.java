package dev.penv.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penv.sandbox.hub.App;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/** Checks the App's JSON web tokens as GitHub does. */
public final class WebToken {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final App app;
  private final InstantSource clock;

  public WebToken(App app, InstantSource clock) {
    this.app = app;
    this.clock = clock;
  }

  void check(String token) {
    var parts = token.split("\\.", -1);
    if (parts.length != 3
        || !read(parts[0]).path("alg").asText().equals("RS256")
        || !signed(parts[0] + "." + parts[1], parts[2])) {
      throw undecodable();
    }
    checkClaims(read(parts[1]), clock.instant());
  }

  private void checkClaims(JsonNode claims, Instant now) {
    var issuer = claims.path("iss").asText();
    if (!issuer.equals(Long.toString(app.id())) && !issuer.equals(app.clientId())) {
      throw Refused.notFound();
    }
    if (!claims.path("exp").isNumber() || !claims.path("iat").isNumber()) {
      throw Refused.unauthorized("Missing 'expiration time' or 'issued at' claim");
    }
    var expires = Instant.ofEpochSecond(claims.get("exp").asLong());
    if (!expires.isAfter(now)) {
      throw Refused.unauthorized(
          "'Expiration time' claim ('exp') must be a numeric value representing the future time "
              + "at which the assertion expires");
    }
    if (expires.isAfter(now.plus(LONGEST))) {
      throw Refused.unauthorized("'Expiration time' claim ('exp') is too far in the future");
    }
    if (Instant.ofEpochSecond(claims.get("iat").asLong()).isAfter(now)) {
      throw Refused.unauthorized(
          "'Issued at' claim ('iat') must be an Integer representing the time that the assertion "
              + "was issued");
    }
  }

  private boolean signed(String text, String signature) {
    try {
      var verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(app.key());
      verifier.update(text.getBytes(StandardCharsets.US_ASCII));
      return verifier.verify(Base64.getUrlDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException wrong) {
      return false;
    }
  }

  private static JsonNode read(String part) {
    try {
      return MAPPER.readTree(Base64.getUrlDecoder().decode(part));
    } catch (IOException | IllegalArgumentException broken) {
      throw undecodable();
    }
  }

  private static Refused undecodable() {
    return Refused.unauthorized("A JSON web token could not be decoded");
  }
}
