package dev.penv.policy;

/**
 * A rule as it is written somewhere, to be quoted.
 *
 * @param text such as {@code who.run: maintain}, plain
 * @param line of the file, 0 where that is not known
 */
public record Rule(String text, Source source, int line) {
  static Rule builtIn(String text) {
    return new Rule(text, Source.BUILT_IN, 0);
  }
}
