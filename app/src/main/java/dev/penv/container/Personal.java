package dev.penv.container;

import dev.penv.environment.Variables;
import java.util.regex.Pattern;

/**
 * Mounts of what only the computer of a person has, such as keys: they name it by a variable of
 * that person's environment. A run has no such environment, so they would name something else.
 */
final class Personal {
  private static final Pattern WITHOUT_DEFAULT = Pattern.compile("\\$\\{(?:localEnv|env):[^:}]*}");

  private Personal() {}

  /**
   * @param written before {@link Variables} were replaced
   */
  static boolean is(String written) {
    return WITHOUT_DEFAULT.matcher(written).find();
  }

  static void note(Draft draft, Origin origin) {
    draft.note(
        origin,
        "%s is ignored: what `${localEnv:…}` names is nowhere but on somebody's own computer."
            .formatted(origin.shown()),
        "Nothing has to be done; with a default, as in `${localEnv:DATA:/data}`, it is mounted.");
  }
}
