package dev.penv.github;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The App, installed on an account.
 *
 * @param suspended its owner or GitHub lets the App do nothing for now
 * @param permissions granted: name to {@code read} or {@code write}
 * @param events that it is subscribed to
 */
public record AppInstallation(
    long id,
    Account account,
    boolean suspended,
    Map<String, String> permissions,
    List<String> events) {
  public AppInstallation {
    permissions = Collections.unmodifiableMap(new TreeMap<>(permissions));
    events = List.copyOf(events);
  }
}
