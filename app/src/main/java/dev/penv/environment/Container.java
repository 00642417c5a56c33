package dev.penv.environment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a container is made with.
 *
 * @param user who its first process is; empty for the image's
 * @param env set for everything in it
 * @param entrypoints of Features, executed before anything else
 * @param overridesCommand whether it idles instead of what its image would execute
 * @param shutdown what an editor that closes does with it
 */
public record Container(
    String user,
    Map<String, String> env,
    List<Mount> mounts,
    Privileges privileges,
    List<String> entrypoints,
    boolean overridesCommand,
    Shutdown shutdown) {
  /** What an editor does when it closes. */
  public enum Shutdown {
    NONE,
    STOP_CONTAINER,
    STOP_COMPOSE
  }

  public Container {
    env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
    mounts = List.copyOf(mounts);
    entrypoints = List.copyOf(entrypoints);
  }
}
