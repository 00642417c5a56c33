package dev.penv.sandbox.http;

import dev.penv.sandbox.hub.AccessToken;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.Installation;
import dev.penv.sandbox.hub.Repository;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Gives out access tokens and knows them again. */
public final class Credentials {
  private static final Duration LIFE = Duration.ofHours(1);
  private static final Duration LIFE_OF_USERS = Duration.ofHours(8);

  private final InstantSource clock;
  private final WebToken webToken;
  private final Client client;
  private final Map<String, AccessToken> tokens = new ConcurrentHashMap<>();
  private final Map<String, UserToken> users = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();

  private record UserToken(Account who, Instant until) {}

  public Credentials(InstantSource clock, WebToken webToken, Client client) {
    this.clock = clock;
    this.webToken = webToken;
    this.client = client;
  }

  /** A token of the long form that GitHub gives out since 2026, valid for one hour. */
  public AccessToken issue(
      Installation installation, List<Repository> repositories, Map<String, String> permissions) {
    var app = installation.app().id();
    var secret = "ghs_%d_%s.%s.%s".formatted(app, noise(48), noise(200), noise(128));
    var until = clock.instant().plus(LIFE);
    var token = new AccessToken(secret, installation, repositories, permissions, until);
    tokens.put(secret, token);
    return token;
  }

  /** A token of a person, valid for eight hours. */
  String issue(Account who) {
    var secret = noise("ghu_");
    users.put(secret, new UserToken(who, clock.instant().plus(LIFE_OF_USERS)));
    return secret;
  }

  /** Ends a person's token. */
  public void revokeUser(String secret) {
    if (users.remove(secret) == null) throw Refused.invalid("There is no such token.");
  }

  /** How many tokens of people stand. */
  public int standing() {
    return users.size();
  }

  String noise(String prefix) {
    return prefix + noise(27).replace('-', '0').replace('_', '1');
  }

  private String noise(int bytes) {
    var noise = new byte[bytes];
    random.nextBytes(noise);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(noise);
  }

  public void revoke(AccessToken token) {
    tokens.remove(token.secret());
  }

  /** Reads an Authorization header. */
  Credential read(Optional<String> authorization) {
    try {
      var identity = authorization.map(this::identify).orElseGet(Identity.Anonymous::new);
      return new Credential.Good(identity);
    } catch (Refused refusal) {
      return new Credential.Bad(refusal);
    }
  }

  private Identity identify(String authorization) {
    var space = authorization.indexOf(' ');
    var secret = authorization.substring(space + 1).strip();
    return switch (authorization.substring(0, Math.max(space, 0))) {
      case "Bearer", "bearer" -> bearer(secret);
      case "token" -> secret.startsWith("ghu_") ? user(secret) : installation(secret);
      case "Basic", "basic" -> basic(secret);
      default -> throw bad();
    };
  }

  private Identity bearer(String secret) {
    if (secret.startsWith("ghs_")) {
      return installation(secret);
    }
    if (secret.startsWith("ghu_")) {
      return user(secret);
    }
    webToken.check(secret);
    return new Identity.AsApp();
  }

  private Identity basic(String encoded) {
    try {
      var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      var name = pair.substring(0, Math.max(0, pair.indexOf(':')));
      var password = pair.substring(pair.indexOf(':') + 1);
      return client.is(name, password) ? new Identity.AsClient() : installation(password);
    } catch (IllegalArgumentException notBase64) {
      throw bad();
    }
  }

  private Identity user(String secret) {
    var token = users.get(secret);
    if (token == null || !clock.instant().isBefore(token.until())) {
      throw bad();
    }
    return new Identity.AsUser(token.who(), secret);
  }

  private Identity installation(String secret) {
    var token = tokens.get(secret);
    if (token == null || !clock.instant().isBefore(token.expiresAt())) {
      throw bad();
    }
    return new Identity.AsInstallation(token);
  }

  private static Refused bad() {
    return Refused.unauthorized("Bad credentials");
  }
}
