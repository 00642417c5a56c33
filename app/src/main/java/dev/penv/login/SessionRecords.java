package dev.penv.login;

import java.time.Instant;
import java.util.Optional;

/** All sessions. Survives the process; knows nothing by which a browser could be impersonated. */
public interface SessionRecords {
  /**
   * Keeps one.
   *
   * @param most sessions that one person has; the oldest go
   */
  void open(Session session, int most);

  Optional<Session> find(String key);

  void extend(String key, Instant until);

  /** Ending what is not there is success. */
  void end(String key);

  /** All of a person. */
  void endAll(long user);
}
