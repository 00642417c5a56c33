package dev.penv.container;

import dev.penv.container.Power.Kind;
import dev.penv.document.Json;
import java.util.List;
import java.util.Map;

/** Reads which devices compose reserves for a service. */
final class DeployReader {
  private final ComposeFindings findings;

  DeployReader(ComposeFindings findings) {
    this.findings = findings;
  }

  void read(String path, Json value) {
    var resources = below(path, findings.fields(path, value), "resources");
    var reservations = below(path, resources, "reservations");
    var devices = reservations.get("devices");
    if (devices != null) devices(path + ".resources.reservations.devices", devices);
  }

  void devices(String path, Json value) {
    var all = value instanceof Json.Items(_, var items) ? items : List.of(value);
    for (var device : all) {
      if (!isOwn(gpus(path, device))) findings.add(path, Kind.GPUS, "");
    }
  }

  private boolean isOwn(Gpus gpus) {
    var own = findings.premises().gpus();
    return own instanceof Gpus.All || own.equals(gpus);
  }

  /** Without a number, compose means all of them. */
  private Gpus gpus(String path, Json device) {
    if (!(device instanceof Json.Fields)) return new Gpus.All();
    var fields = findings.fields(path, device);
    if (fields.containsKey("device_ids")) {
      return new Gpus.Ids(findings.texts(path, fields.get("device_ids")));
    }
    var count = fields.containsKey("count") ? findings.text(path, fields.get("count")) : "all";
    return count.matches("[1-9]\\d{0,3}")
        ? new Gpus.Count(Integer.parseInt(count))
        : new Gpus.All();
  }

  private Map<String, Json> below(String path, Map<String, Json> fields, String key) {
    return fields.containsKey(key) ? findings.fields(path, fields.get(key)) : Map.of();
  }
}
