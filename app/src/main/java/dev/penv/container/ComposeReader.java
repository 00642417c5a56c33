package dev.penv.container;

import dev.penv.container.Power.Kind;
import dev.penv.document.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what stands beside and around the services. */
final class ComposeReader {
  private static final Set<String> OWN_DRIVERS = Set.of("", "default", "bridge");
  private final ComposeFindings findings;

  ComposeReader(ComposeFindings findings) {
    this.findings = findings;
  }

  void read(Json.Fields root) {
    findings.fields("", root).forEach(this::section);
    findings.nested();
  }

  private void section(String key, Json value) {
    switch (key) {
      case "version", "name" -> {}
      case "services" -> each(key, value, new ServiceReader(findings)::read);
      case "volumes" -> each(key, value, this::volume);
      case "networks" -> each(key, value, this::network);
      case "secrets", "configs" -> each(key, value, this::file);
      default -> {
        if (!key.startsWith("x-")) findings.refuse(key, "penv does not know what it does.");
      }
    }
  }

  private interface Part {
    void read(String property, String name, Map<String, Json> fields);
  }

  private void each(String key, Json value, Part part) {
    findings
        .fields(key, value)
        .forEach((name, inner) -> {
          var property = key + "." + name;
          part.read(property, name, findings.fields(property, inner));
        });
  }

  private void volume(String property, String name, Map<String, Json> fields) {
    var stated = name(property, name, fields);
    if (!stated.isEmpty()) findings.add(property, found -> found.volume(stated));
    fields.forEach((key, value) -> volumeField(property + "." + key, key, value));
  }

  private void volumeField(String property, String key, Json value) {
    switch (key) {
      case "name", "external", "labels" -> {}
      case "driver" -> {
        var driver = findings.text(property, value);
        if (!Set.of("", "default", "local").contains(driver)) {
          findings.add(property, Kind.VOLUME_DRIVER, driver);
        }
      }
      case "driver_opts" -> volumeOptions(property, value);
      default -> findings.misread(property, value);
    }
  }

  /** With them, the local driver mounts whatever mount(8) can. */
  private void volumeOptions(String property, Json value) {
    var options = findings.fields(property, value);
    if (options.isEmpty()) return;
    var device = findings.text(property, options.getOrDefault("device", nothing(value)));
    var type = findings.text(property, options.getOrDefault("type", nothing(value)));
    var flags =
        List.of(findings.text(property, options.getOrDefault("o", nothing(value))).split(","));
    var isBind = type.equals("none") && flags.stream().allMatch(Set.of("bind", "rbind")::contains);
    if (isBind && Set.of("type", "o", "device").containsAll(options.keySet())) {
      findings.bind(property, new Mount.Bind(device, "/", false));
    } else {
      findings.add(property, Kind.VOLUME_DRIVER, "local");
    }
  }

  private static Json nothing(Json beside) {
    return new Json.Text(beside.at(), "");
  }

  private void network(String property, String name, Map<String, Json> fields) {
    var stated = name(property, name, fields);
    if (!stated.isEmpty()) findings.add(property, found -> found.network(stated));
    fields.forEach((key, value) -> networkField(property + "." + key, key, value));
  }

  private void networkField(String property, String key, Json value) {
    switch (key) {
      case "name",
          "external",
          "labels",
          "internal",
          "attachable",
          "enable_ipv4",
          "enable_ipv6" -> {}
      case "driver" -> {
        var driver = findings.text(property, value);
        if (!OWN_DRIVERS.contains(driver)) findings.add(property, Kind.NETWORK_DRIVER, driver);
      }
      case "driver_opts" -> {
        for (var option : findings.fields(property, value).keySet()) {
          findings.add(property, Kind.NETWORK_DRIVER, option);
        }
      }
      case "ipam" -> addresses(property, value);
      default -> findings.misread(property, value);
    }
  }

  /** The host would send what is meant for these addresses into the network. */
  private void addresses(String property, Json value) {
    var fields = findings.fields(property, value);
    fields.keySet().removeAll(Set.of("driver", "options"));
    if (fields.remove("config") instanceof Json.Items(_, var ranges)) {
      for (var range : ranges) {
        var subnet = findings.fields(property, range).getOrDefault("subnet", nothing(range));
        findings.add(property, Kind.SUBNET, findings.text(property, subnet));
      }
    }
    fields.forEach((key, inner) -> findings.misread(property + "." + key, inner));
  }

  /**
   * The name that docker will be given, where compose does not make one from that of its project.
   */
  private String name(String property, String key, Map<String, Json> fields) {
    var external = fields.get("external");
    var isExternal = external != null && ComposeFindings.isOn(external);
    if (external instanceof Json.Fields(_, var inner) && inner.get("name") != null) {
      return findings.text(property, inner.get("name").value());
    }
    if (fields.get("name") != null) return findings.text(property, fields.get("name"));
    return isExternal ? key : "";
  }

  /** A secret or configuration. */
  private void file(String property, String name, Map<String, Json> fields) {
    fields.forEach((key, value) -> {
      var inner = property + "." + key;
      switch (key) {
        case "name", "labels", "content", "environment" -> {}
        case "file" -> {
          var path = findings.text(inner, value);
          findings.path(inner, path, true);
        }
        case "external" -> {
          if (ComposeFindings.isOn(value)) {
            findings.refuse(inner, "Nobody keeps `%s` for it here.".formatted(name));
          }
        }
        default -> findings.misread(inner, value);
      }
    });
  }
}
