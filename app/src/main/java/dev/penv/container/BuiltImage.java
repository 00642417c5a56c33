package dev.penv.container;

import dev.penv.document.Json;
import java.util.List;

/**
 * An image that is there.
 *
 * @param name that docker knows it by, such as its digest
 * @param metadata what stands in its label, {@link dev.penv.environment.ImageLabel}
 * @param start what it would execute: its entrypoint and its command
 */
public record BuiltImage(String name, List<Json.Fields> metadata, List<String> start) {
  public BuiltImage {
    metadata = List.copyOf(metadata);
    start = List.copyOf(start);
  }
}
