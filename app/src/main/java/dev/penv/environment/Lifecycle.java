package dev.penv.environment;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is executed when.
 *
 * @param hooks of each stage that has some, in order: Features, the image, the file itself. The
 *     first that fails ends everything that would follow
 * @param waitFor the container is ready when this stage is done
 */
public record Lifecycle(Map<Stage, List<Hook>> hooks, Stage waitFor) {
  public Lifecycle {
    var copy = new EnumMap<Stage, List<Hook>>(Stage.class);
    hooks.forEach((stage, all) -> copy.put(stage, List.copyOf(all)));
    hooks = Collections.unmodifiableMap(copy);
  }

  public List<Hook> at(Stage stage) {
    return hooks.getOrDefault(stage, List.of());
  }
}
