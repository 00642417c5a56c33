package dev.penv.app;

/**
 * One line of a check-up.
 *
 * @param subject what was looked at
 * @param sentence how it is, and what that means
 * @param remedy what to do, empty when nothing
 * @param link where to do it, empty when there is no such place
 */
public record Finding(State state, String subject, String sentence, String remedy, String link) {
  /** How good it is. */
  public enum State {
    GOOD,
    /** Works, but not all of it. */
    FAIR,
    BAD,
    /** Could not be looked at. */
    UNKNOWN
  }

  static Finding good(String subject, String sentence) {
    return new Finding(State.GOOD, subject, sentence, "", "");
  }

  static Finding unknown(String subject, String sentence) {
    return new Finding(State.UNKNOWN, subject, sentence, "", "");
  }

  Finding at(String place) {
    return new Finding(state, subject, sentence, remedy, place);
  }
}
