package dev.penv.sandbox.hub;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The App installed on an account, with all its repositories.
 *
 * @param suspendedAt null while it is not suspended
 */
public record Installation(
    long id,
    App app,
    Account account,
    Map<String, String> permissions,
    Instant createdAt,
    @Nullable Instant suspendedAt) {

  Installation suspended(@Nullable Instant at) {
    return new Installation(id, app, account, permissions, createdAt, at);
  }

  public boolean reaches(Repository repository) {
    return repository.owner().equals(account);
  }
}
