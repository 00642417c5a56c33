package dev.penv.container;

import dev.penv.container.Power.Kind;
import dev.penv.document.Json;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads from what compose would build an image of a service. */
final class BuildReader {
  /** Docker fetches these itself. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?:https?|git|ssh|docker-image|oci-layout|service|target)://.*|git@.*", Pattern.DOTALL);

  private static final Set<String> HARMLESS =
      Set.of(
          "args",
          "dockerfile_inline",
          "extra_hosts",
          "isolation",
          "labels",
          "no_cache",
          "platforms",
          "provenance",
          "pull",
          "sbom",
          "secrets",
          "shm_size",
          "target",
          "ulimits");

  private final ComposeFindings findings;

  BuildReader(ComposeFindings findings) {
    this.findings = findings;
  }

  void read(String path, Json value) {
    if (!(value instanceof Json.Fields)) {
      context(path, findings.text(path, value));
      return;
    }
    var fields = findings.fields(path, value);
    var context = fields.containsKey("context") ? findings.text(path, fields.get("context")) : "";
    fields.forEach((key, inner) -> property(path + "." + key, key, inner, context));
  }

  private void property(String path, String key, Json value, String context) {
    if (HARMLESS.contains(key) || key.startsWith("x-")) return;
    switch (key) {
      case "context" -> context(path, context);
      case "dockerfile" -> dockerfile(path, findings.text(path, value), context);
      case "additional_contexts" -> additional(path, value);
      case "network" -> network(path, findings.text(path, value));
      case "privileged" -> {
        if (ComposeFindings.isOn(value)) findings.add(path, Powers::privileged);
      }
      case "entitlements" -> {
        for (var word : findings.texts(path, value)) {
          if (word.equals("network.host")) network(path, "host");
          else findings.add(path, Powers::privileged);
        }
      }
      case "tags" -> {
        for (var tag : findings.texts(path, value)) {
          if (!findings.premises().isOwn(tag)) findings.add(path, Kind.IMAGE_NAME, tag);
        }
      }
      case "cache_from", "cache_to" -> {
        for (var cache : findings.texts(path, value)) {
          if (cache.contains("=") && !cache.contains("type=registry")) {
            findings.refuse(path, "A cache here is the name of an image.");
          }
        }
      }
      default -> findings.refuse(path, "penv does not know what it does.");
    }
  }

  private void network(String path, String mode) {
    findings.add(path, found -> found.network(mode));
  }

  private void context(String path, String context) {
    if (ELSEWHERE.matcher(context).matches()) return;
    findings.path(path, context, true);
  }

  private void dockerfile(String path, String file, String context) {
    if (!file.startsWith("/") && ELSEWHERE.matcher(context).matches()) return;
    var whole = file.startsWith("/") ? file : context + "/" + file;
    findings.path(path, whole, true);
  }

  private void additional(String path, Json value) {
    if (value instanceof Json.Fields) {
      for (var context : Map.copyOf(findings.fields(path, value)).values()) {
        context(path, findings.text(path, context));
      }
      return;
    }
    for (var text : findings.texts(path, value)) {
      context(path, text.substring(text.indexOf('=') + 1));
    }
  }
}
