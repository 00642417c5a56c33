package dev.penv.command;

/**
 * A {@code key=value}.
 *
 * @param value the rest of the word after the first equals sign
 */
record Setting(String key, Word value) {
  String raw() {
    return value.raw();
  }

  /** The empty text, on purpose: {@code name=""}. */
  boolean isQuotedNothing() {
    return value.text().isEmpty() && !raw().endsWith("=");
  }
}
