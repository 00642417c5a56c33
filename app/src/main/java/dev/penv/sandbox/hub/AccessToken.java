package dev.penv.sandbox.hub;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An installation access token.
 *
 * @param repositories those it is narrowed to; empty means all of the installation
 */
public record AccessToken(
    String secret,
    Installation installation,
    List<Repository> repositories,
    Map<String, String> permissions,
    Instant expiresAt) {

  public boolean reaches(Repository repository) {
    return installation.reaches(repository)
        && (repositories.isEmpty() || repositories.contains(repository));
  }

  /**
   * Whether it may do this.
   *
   * @param level {@code read} or {@code write}
   */
  public boolean allows(String permission, String level) {
    var granted = permissions.getOrDefault(permission, "");
    return granted.equals("write") || granted.equals(level) || granted.equals("admin");
  }
}
