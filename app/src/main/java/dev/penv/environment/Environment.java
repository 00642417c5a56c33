package dev.penv.environment;

import dev.penv.hardware.DataSize;
import dev.penv.hardware.Requirements;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The devcontainer of a commit, as penv understands it.
 *
 * @param path of the file, empty when the repository has none
 * @param name the folder under {@code .devcontainer}, empty for the main one
 * @param container what it runs in
 * @param requirements what the container needs, for all tasks that say nothing else
 * @param tasks by name, in the order of the file
 * @param volumes by name, each with its absolute path in the container
 * @param shm memory that the programs of the container can share, zero when nothing is said
 */
public record Environment(
    String path,
    String name,
    DevContainer container,
    Requirements requirements,
    Map<String, Task> tasks,
    Dev dev,
    Map<String, String> volumes,
    DataSize shm) {
  /** Of a repository without a devcontainer. */
  public static final Environment NONE =
      new Environment(
          "", "", DevContainer.NONE, Requirements.NONE, Map.of(), Dev.NONE, Map.of(), DataSize.ZERO);

  public Environment {
    tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    volumes = Collections.unmodifiableMap(new LinkedHashMap<>(volumes));
  }
}
