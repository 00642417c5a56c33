package dev.penv.environment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one source wants to be executed at one stage.
 *
 * @param origin who wants it: the id of a Feature, or {@link #OF_FILE}
 * @param scripts executed side by side, by name; a single one has the empty name
 */
public record Hook(String origin, Map<String, Script> scripts) {
  /** What the devcontainer.json itself says, or an image's label without a name. */
  public static final String OF_FILE = "devcontainer.json";

  public Hook {
    scripts = Collections.unmodifiableMap(new LinkedHashMap<>(scripts));
  }
}
