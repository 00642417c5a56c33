package dev.penv.environment;

import dev.penv.hardware.Requirements;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The devcontainer of a commit, as far as penv understands it.
 *
 * @param path of the file, empty when the repository has none
 * @param name the folder under {@code .devcontainer}, empty for the main one
 * @param image what it would run in, empty when it names none
 * @param tasks by name, in the order of the file
 * @param volumes by name, each with its absolute path in the container
 */
public record Environment(
    String path,
    String name,
    String image,
    Requirements requirements,
    Map<String, Task> tasks,
    Dev dev,
    Map<String, String> volumes) {
  /** Of a repository without a devcontainer. */
  public static final Environment NONE =
      new Environment("", "", "", Requirements.NONE, Map.of(), Dev.NONE, Map.of());

  public Environment {
    tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    volumes = Collections.unmodifiableMap(new LinkedHashMap<>(volumes));
  }
}
