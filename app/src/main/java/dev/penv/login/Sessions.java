package dev.penv.login;

import dev.penv.github.Account;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Logins of people's browsers. */
public final class Sessions {
  /** Without a request. */
  public static final Duration IDLE = Duration.ofHours(8);

  /** However busy it is. */
  public static final Duration LONGEST = Duration.ofDays(7);

  /** More often it is not written down that a session is in use. */
  private static final Duration GRAIN = Duration.ofMinutes(5);

  private static final int MOST = 20;

  private final SessionRecords records;
  private final InstantSource time;

  public Sessions(SessionRecords records, InstantSource time) {
    this.records = records;
    this.time = time;
  }

  /**
   * Begins one.
   *
   * @return what the browser is to hold, and nobody else: 256 random bits
   */
  public String open(Account who) {
    var secret = Unguessable.make();
    var now = time.instant();
    records.open(new Session(Unguessable.hash(secret), who, now, now.plus(IDLE)), MOST);
    return secret;
  }

  /**
   * The session of a browser, if it has not ended. It goes on for eight hours from now, but not
   * beyond seven days from its login.
   *
   * @param secret hostile
   */
  public Optional<Session> find(String secret) {
    var now = time.instant();
    var found = records.find(Unguessable.hash(secret)).filter(one -> now.isBefore(one.until()));
    found.ifPresent(session -> extend(session, now));
    return found;
  }

  /** Whether it still goes on; does not prolong it. */
  public boolean goesOn(Session session) {
    return records.find(session.key()).stream()
        .anyMatch(one -> time.instant().isBefore(one.until()));
  }

  public void end(Session session) {
    records.end(session.key());
  }

  /** Ends all of a person. */
  public void endAll(long user) {
    records.endAll(user);
  }

  private void extend(Session session, Instant now) {
    var last = session.openedAt().plus(LONGEST);
    var until = now.plus(IDLE).isBefore(last) ? now.plus(IDLE) : last;
    if (until.isAfter(session.until().plus(GRAIN))) records.extend(session.key(), until);
  }
}
