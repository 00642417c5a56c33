package dev.penv.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An image that a daemon has.
 *
 * @param id digest of its configuration, {@code sha256:…}
 * @param platform such as {@code linux/amd64}
 * @param user as whom it runs, empty for root
 * @param environment what it sets, by name
 * @param start what it executes: its entrypoint, then its command
 * @param metadata the label {@code devcontainer.metadata}, empty without one
 */
public record Image(
    String id,
    String platform,
    String user,
    Map<String, String> environment,
    List<String> start,
    String metadata) {
  public Image {
    start = List.copyOf(start);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }
}
