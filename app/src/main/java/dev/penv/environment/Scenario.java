package dev.penv.environment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the image of a devcontainer comes from. */
public sealed interface Scenario {
  /** An image of a registry, by name as it is written. */
  record Image(String name) implements Scenario {}

  /**
   * An image built from a Dockerfile. Paths are relative to the folder of the devcontainer.json.
   *
   * @param context folder that is sent to docker
   * @param target stage to build, empty for the last one
   * @param options further words for {@code docker build}
   */
  record Dockerfile(
      String file,
      String context,
      String target,
      Map<String, String> args,
      List<String> cacheFrom,
      List<String> options)
      implements Scenario {
    public Dockerfile {
      args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
      cacheFrom = List.copyOf(cacheFrom);
      options = List.copyOf(options);
    }
  }

  /**
   * One service among those of compose files.
   *
   * @param files in order, relative to the folder of the devcontainer.json; when empty they are
   *     what compose finds in the root of the repository
   * @param runServices what else is started; all when empty
   */
  record Compose(List<String> files, String service, List<String> runServices) implements Scenario {
    public Compose {
      files = List.copyOf(files);
      runServices = List.copyOf(runServices);
    }
  }

  /** The file names none of them: a default image is meant. */
  record Unstated() implements Scenario {}
}
