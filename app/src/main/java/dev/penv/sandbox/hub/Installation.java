package dev.penv.sandbox.hub;

import java.time.Instant;
import java.util.Map;

/** The App installed on an account, with all its repositories. */
public record Installation(
    long id, App app, Account account, Map<String, String> permissions, Instant createdAt) {

  public boolean reaches(Repository repository) {
    return repository.owner().equals(account);
  }
}
