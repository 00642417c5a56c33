package dev.penv.github;

/** Hands over an App that a person has just made from a manifest. */
public interface Registrar {
  /**
   * Exchanges a code, which GitHub takes once and within the hour.
   *
   * @param code of the address to which GitHub sent the person
   */
  Conversion convert(String code);

  /** What came of a code. */
  sealed interface Conversion {
    record Made(NewApp app) implements Conversion {}

    /** GitHub does not take this code: it is used up, too old, or none. */
    record Refused(String reason) implements Conversion {}

    /** The code was probably taken, but every answer was lost: nobody has the key. */
    record Lost(String reason) implements Conversion {}

    /** GitHub was not reached, at least not in the end; the code may still be good. */
    record Unreached(String reason) implements Conversion {}
  }
}
