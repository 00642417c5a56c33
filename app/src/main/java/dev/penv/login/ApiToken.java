package dev.penv.login;

import dev.penv.github.Account;
import java.time.Instant;
import java.util.Locale;

/**
 * A token with which programs act as a person.
 *
 * @param id for people and routes; opens nothing
 * @param key by which it is kept; not the token itself
 * @param name given by its owner
 */
public record ApiToken(
    String id, String key, Account owner, String name, Scope scope, Instant madeAt, Instant until) {

  /** What may be done with it. Its owner's own permission is always needed too. */
  public enum Scope {
    READ,
    /** Reading, and starting and stopping runs. */
    RUN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
