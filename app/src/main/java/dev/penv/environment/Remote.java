package dev.penv.environment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who works in a container, and with which environment: lifecycle commands, tasks, people.
 *
 * @param user empty for the container's
 * @param env on top of the container's; may refer to it by {@code ${containerEnv:…}}
 * @param unset variables that are taken away
 * @param updatesUid whether the user gets the ids of who owns the workspace outside
 */
public record Remote(
    String user, Map<String, String> env, Set<String> unset, Probe probe, boolean updatesUid) {
  /** The shell whose environment everything starts with. */
  public enum Probe {
    NONE,
    LOGIN_SHELL,
    INTERACTIVE_SHELL,
    LOGIN_INTERACTIVE_SHELL
  }

  public Remote {
    env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
    unset = Set.copyOf(unset);
  }
}
