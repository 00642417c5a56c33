package dev.penv.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** In which system the code of a workspace runs. */
public sealed interface Inside {
  /** The machine's own. */
  record Machine() implements Inside {}

  /**
   * A container on the machine. It is the run's alone and ends with it.
   *
   * @param daemon address of the docker daemon on the machine, {@code unix:///var/run/docker.sock}
   * @param id the daemon's own name for it
   * @param user as whom the code runs, as {@code docker exec --user} takes it; empty for the
   *     container's own
   * @param folder of the workspace as the container sees it, absolute
   * @param variables the environment that the user's shell has there
   */
  record Container(
      String daemon, String id, String user, String folder, Map<String, String> variables)
      implements Inside {
    public Container {
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }
  }
}
