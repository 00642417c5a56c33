package dev.penv.environment;

import dev.penv.document.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a devcontainer.json, Features and the label of an image may all say; of one of them, or of
 * all merged.
 *
 * @param customizations by tool, one entry for each source that has some, in order
 */
public record Metadata(
    Container container,
    Remote remote,
    Lifecycle lifecycle,
    HostRequirements host,
    Ports ports,
    Map<String, List<Json>> customizations) {
  public Metadata {
    customizations = Collections.unmodifiableMap(new LinkedHashMap<>(customizations));
  }
}
