package dev.penv.environment;

import dev.penv.document.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is installed into the image.
 *
 * @param wanted options by id, as they are written: an object, a version as text, or {@code true}
 * @param order ids that are installed earlier than others could want
 */
public record Features(Map<String, Json> wanted, List<String> order) {
  public Features {
    wanted = Collections.unmodifiableMap(new LinkedHashMap<>(wanted));
    order = List.copyOf(order);
  }
}
