package dev.penv.environment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ports that people will want to reach.
 *
 * @param forwarded each {@code 3000}, or {@code db:5432} in another service
 * @param attributes by port, range ({@code 3000-3010}) or regular expression
 * @param others of all ports that {@code attributes} does not name
 */
public record Ports(List<String> forwarded, Map<String, Port> attributes, Port others) {
  public Ports {
    forwarded = List.copyOf(forwarded);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }
}
