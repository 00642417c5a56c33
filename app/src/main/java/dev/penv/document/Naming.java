package dev.penv.document;

import java.util.regex.Pattern;

/**
 * What the names in a kind of object may be.
 *
 * @param allowed ends the sentence "Its name must be …"
 */
public record Naming(Pattern pattern, String allowed) {
  /** Harmless in a path, a label and a comment. */
  public static final Naming WORD =
      new Naming(
          Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
          "letters, digits, `-`, `_` and `.`, at most 64, beginning with a letter or digit");

  /** Of parameters: they also become environment variables. */
  public static final Naming PARAMETER =
      new Naming(
          Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}"),
          "letters, digits, `-`, `_` and `.`, at most 64, beginning with a letter");

  /** Of measures: a program chose them, perhaps with blanks and slashes. */
  public static final Naming MEASURE =
      new Naming(
          Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S} ]{1,100}"), "at most 100 visible characters");

  public boolean fits(String name) {
    return pattern.matcher(name).matches();
  }
}
