package dev.penv.sandbox.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A description of an App that somebody would like to have, judged as strictly as GitHub does. */
public record Manifest(
    String name,
    URI hook,
    URI redirect,
    List<URI> callbacks,
    Map<String, String> permissions,
    List<String> events) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST_NAME = 34;

  private static final Set<String> KEYS =
      Set.of(
          "name",
          "url",
          "hook_attributes",
          "redirect_url",
          "callback_urls",
          "setup_url",
          "description",
          "public",
          "default_events",
          "default_permissions",
          "request_oauth_on_install",
          "setup_on_update");

  private static final Set<String> PERMISSIONS =
      Set.of(
          "metadata",
          "contents",
          "issues",
          "pull_requests",
          "checks",
          "actions",
          "administration",
          "workflows",
          "members",
          "organization_self_hosted_runners");

  /** Which permission an event needs. */
  private static final Map<String, String> EVENTS =
      Map.of(
          "issue_comment", "issues",
          "pull_request", "pull_requests",
          "push", "contents",
          "workflow_dispatch", "contents",
          "check_run", "checks",
          "check_suite", "checks",
          "workflow_job", "actions",
          "workflow_run", "actions");

  /** Reads one; throws {@link IllegalArgumentException} with everything that is wrong. */
  public static Manifest read(String text) {
    var json = json(text);
    var problems = new ArrayList<String>();
    json.fieldNames()
        .forEachRemaining(key -> {
          if (!KEYS.contains(key)) problems.add("unknown key " + key);
        });
    var name = json.path("name").asText();
    if (name.isBlank() || name.length() > LONGEST_NAME) problems.add("name is missing or too long");
    if (!isAddress(json.path("url"))) problems.add("url is no address");
    var hook = json.path("hook_attributes").path("url");
    if (!isAddress(hook)) problems.add("hook_attributes.url is no address");
    if (!isAddress(json.path("redirect_url"))) problems.add("redirect_url is no address");
    var permissions = permissions(json.path("default_permissions"), problems);
    var events = events(json.path("default_events"), permissions, problems);
    if (!problems.isEmpty()) throw new IllegalArgumentException(String.join("; ", problems));
    return new Manifest(
        name,
        URI.create(hook.asText()),
        URI.create(json.path("redirect_url").asText()),
        json.path("callback_urls").valueStream().map(each -> URI.create(each.asText())).toList(),
        permissions,
        events);
  }

  private static JsonNode json(String text) {
    try {
      var json = MAPPER.readTree(text);
      if (json.isObject()) return json;
    } catch (JsonProcessingException broken) {
      // told below, together with what is no object
    }
    throw new IllegalArgumentException("the manifest is no JSON object");
  }

  private static boolean isAddress(JsonNode text) {
    try {
      var uri = URI.create(text.asText());
      return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null;
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  private static Map<String, String> permissions(JsonNode json, List<String> problems) {
    var permissions = new TreeMap<String, String>();
    json.forEachEntry((name, level) -> {
      if (!PERMISSIONS.contains(name) || !Set.of("read", "write").contains(level.asText())) {
        problems.add("no such permission: " + name + ": " + level.asText());
      }
      permissions.put(name, level.asText());
    });
    permissions.put("metadata", "read");
    return Map.copyOf(permissions);
  }

  private static List<String> events(
      JsonNode json, Map<String, String> permissions, List<String> problems) {
    var events = json.valueStream().map(JsonNode::asText).toList();
    for (var event : events) {
      var needed = EVENTS.getOrDefault(event, "nothing");
      if (!permissions.containsKey(needed)) problems.add(event + " needs the permission " + needed);
    }
    return events;
  }
}
