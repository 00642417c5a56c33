package dev.penv.login;

import dev.penv.github.Account;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Browsers in which the operator's token was typed. Each is kept under a hash that is made with
 * that token, so that another token ends them all, and none can be told from what is kept.
 */
public final class OperatorSessions {
  /** However busy it is. */
  public static final Duration LIFE = Duration.ofDays(7);

  /** Nobody on GitHub has this number. */
  private static final Account OPERATOR = new Account(0, "", false);

  private static final int MOST = 20;

  private final SessionRecords records;
  private final InstantSource time;

  public OperatorSessions(SessionRecords records, InstantSource time) {
    this.records = records;
    this.time = time;
  }

  /**
   * Begins one.
   *
   * @return what the browser is to hold, and nobody else: 256 random bits
   */
  public String open(String token) {
    var secret = Unguessable.make();
    var now = time.instant();
    records.open(new Session(key(secret, token), OPERATOR, now, now.plus(LIFE)), MOST);
    return secret;
  }

  /**
   * Whether it goes on.
   *
   * @param secret hostile
   */
  public boolean isOpen(String secret, String token) {
    if (secret.isEmpty()) return false;
    return records.find(key(secret, token)).stream()
        .anyMatch(session -> time.instant().isBefore(session.until()));
  }

  /** Ending what is not there is success. */
  public void end(String secret, String token) {
    records.end(key(secret, token));
  }

  private static String key(String secret, String token) {
    return Unguessable.hash("operator\n" + token + "\n" + secret);
  }
}
