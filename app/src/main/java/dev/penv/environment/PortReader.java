package dev.penv.environment;

import dev.penv.document.FieldReader;
import dev.penv.document.Form;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what a devcontainer says of its ports. */
final class PortReader {
  private PortReader() {}

  static Map<String, Port> all(FieldReader ports) {
    var all = new LinkedHashMap<String, Port>();
    ports
        .fields()
        .forEach((name, field) ->
            ports.object(name, field).ifPresent(port -> all.put(name, read(port))));
    return all;
  }

  static Port read(FieldReader port) {
    return new Port(
        port.read("label", Forms.TEXT).orElse(Port.USUAL.label()),
        port.read("onAutoForward", Forms.TEXT).orElse(Port.USUAL.onAutoForward()),
        port.read("protocol", Forms.TEXT).orElse(Port.USUAL.protocol()),
        port.read("requireLocalPort", Form.FLAG).orElse(Port.USUAL.requireLocalPort()),
        port.read("elevateIfNeeded", Form.FLAG).orElse(Port.USUAL.elevateIfNeeded()));
  }
}
