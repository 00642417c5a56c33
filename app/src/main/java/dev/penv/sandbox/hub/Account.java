package dev.penv.sandbox.hub;

import java.time.Instant;
import java.util.Locale;

/** A user, a bot or an organisation. */
public record Account(long id, String login, Kind kind, Instant createdAt) {
  /** GitHub's types of accounts. */
  public enum Kind {
    USER("User"),
    BOT("Bot"),
    ORGANIZATION("Organization");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** GitHub's spelling. */
    public String word() {
      return word;
    }
  }

  /** Logins are compared without regard to case. */
  static String key(String login) {
    return login.toLowerCase(Locale.ROOT);
  }
}
