package dev.penv.command;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The words that begin a command. */
enum Verb {
  RUN,
  RERUN,
  STOP,
  STATUS,
  LOGS,
  HISTORY,
  APPROVE,
  INIT,
  HELP,
  COMPARE,
  DEV,
  SUSPEND,
  RESUME,
  CLOSE,
  EXTEND,
  OFFERS,
  DOCTOR;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** False for those that answer "not in this version". */
  boolean isBuilt() {
    return compareTo(HELP) <= 0;
  }

  /**
   * Other bots close and approve pull requests under these words: without {@code /penv} they are
   * for us only where they cannot mean anything else.
   */
  boolean isShared() {
    return this == CLOSE || this == APPROVE;
  }

  static Optional<Verb> of(String word) {
    return Stream.of(values()).filter(verb -> verb.word().equalsIgnoreCase(word)).findFirst();
  }
}
