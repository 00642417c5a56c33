package dev.penv.sandbox.hub;

import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The GitHub App whose events and tokens the sandbox handles. There is one; registering it again
 * changes what it is called and may do.
 */
public final class App {
  private final long id;
  private final String clientId;
  private final RSAPublicKey key;
  private final Instant createdAt;
  private volatile Profile profile;

  public App(long id, String clientId, RSAPublicKey key, Instant createdAt, Profile profile) {
    this.id = id;
    this.clientId = clientId;
    this.key = key;
    this.createdAt = createdAt;
    this.profile = profile;
  }

  /**
   * What a manifest decides.
   *
   * @param bot the account in whose name the App writes
   * @param permissions granted at each new installation: name to {@code read} or {@code write}
   * @param events subscribed ones; those that GitHub sends unasked are not named
   */
  public record Profile(
      String slug,
      String name,
      Account owner,
      Account bot,
      Map<String, String> permissions,
      List<String> events) {}

  public void register(Profile other) {
    profile = other;
  }

  public long id() {
    return id;
  }

  public String clientId() {
    return clientId;
  }

  public RSAPublicKey key() {
    return key;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public String slug() {
    return profile.slug();
  }

  public String name() {
    return profile.name();
  }

  public Account owner() {
    return profile.owner();
  }

  public Account bot() {
    return profile.bot();
  }

  public Map<String, String> permissions() {
    return profile.permissions();
  }

  public List<String> events() {
    return profile.events();
  }
}
