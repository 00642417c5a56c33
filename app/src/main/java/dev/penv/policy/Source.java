package dev.penv.policy;

/**
 * Who says something, and where that can be looked up.
 *
 * @param repository full name of the repository whose file says it, empty for what is in no file of
 *     a repository
 * @param page address of the file, empty where there is none
 */
public record Source(Level level, String repository, String page) {
  public static final Source BUILT_IN = new Source(Level.BUILT_IN, "", "");
  public static final Source OPERATOR = new Source(Level.OPERATOR, "", "");

  /** From the outside in: whoever is further in can only narrow what is granted further out. */
  public enum Level {
    BUILT_IN,
    OPERATOR,
    ORGANISATION,
    REPOSITORY
  }
}
