package dev.penv.environment;

import static java.util.Map.entry;

import dev.penv.document.FieldReader;
import dev.penv.document.Form;
import dev.penv.document.Json;
import dev.penv.document.Problems;
import dev.penv.environment.Container.Shutdown;
import dev.penv.environment.Remote.Probe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the properties that may also stand in the label of an image. */
final class MetadataReader {
  private static final Form<Stage> WAIT_FOR =
      Forms.oneOf(
          Map.ofEntries(
              entry(Stage.INITIALIZE.key(), Stage.INITIALIZE),
              entry(Stage.ON_CREATE.key(), Stage.ON_CREATE),
              entry(Stage.UPDATE_CONTENT.key(), Stage.UPDATE_CONTENT),
              entry(Stage.POST_CREATE.key(), Stage.POST_CREATE),
              entry(Stage.POST_START.key(), Stage.POST_START)),
          Stage.UPDATE_CONTENT);
  private static final Form<Probe> PROBE =
      Forms.oneOf(
          Map.of(
              "none", Probe.NONE,
              "loginShell", Probe.LOGIN_SHELL,
              "interactiveShell", Probe.INTERACTIVE_SHELL,
              "loginInteractiveShell", Probe.LOGIN_INTERACTIVE_SHELL),
          Probe.LOGIN_INTERACTIVE_SHELL);

  private final FieldReader fields;
  private final Problems problems;
  private final boolean ofCompose;

  /**
   * @param tree of one source, or merged
   * @param ofCompose whether compose makes the container, which has other defaults
   */
  MetadataReader(Json.Fields tree, boolean ofCompose, Problems problems) {
    this.fields = new FieldReader(tree, "", problems);
    this.problems = problems;
    this.ofCompose = ofCompose;
  }

  Metadata read(Map<Stage, List<Hook>> hooks) {
    var waitFor = fields.read("waitFor", WAIT_FOR).orElse(Stage.UPDATE_CONTENT);
    return new Metadata(
        container(), remote(), new Lifecycle(hooks, waitFor), host(), ports(), customizations());
  }

  private Container container() {
    return new Container(
        fields.read("containerUser", Forms.USER).orElse(""),
        set(variables("containerEnv")),
        fields.read("mounts", Forms.MOUNTS).orElse(List.of()),
        privileges(),
        fields.read("entrypoints", Forms.TEXTS).orElse(List.of()),
        fields.read("overrideCommand", Form.FLAG).orElse(!ofCompose),
        fields.read("shutdownAction", shutdown()).orElse(usualShutdown()));
  }

  private Form<Shutdown> shutdown() {
    return Forms.oneOf(
        Map.of(
            "none", Shutdown.NONE,
            "stopContainer", Shutdown.STOP_CONTAINER,
            "stopCompose", Shutdown.STOP_COMPOSE),
        usualShutdown());
  }

  private Shutdown usualShutdown() {
    return ofCompose ? Shutdown.STOP_COMPOSE : Shutdown.STOP_CONTAINER;
  }

  private Privileges privileges() {
    return new Privileges(
        fields.read("init", Form.FLAG).orElse(false),
        fields.read("privileged", Form.FLAG).orElse(false),
        fields.read("capAdd", Forms.TEXTS).orElse(List.of()),
        fields.read("securityOpt", Forms.TEXTS).orElse(List.of()));
  }

  private Remote remote() {
    var variables = variables("remoteEnv");
    var unset =
        variables.entrySet().stream()
            .filter(variable -> variable.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return new Remote(
        fields.read("remoteUser", Forms.USER).orElse(""),
        set(variables),
        unset,
        fields.read("userEnvProbe", PROBE).orElse(Probe.LOGIN_INTERACTIVE_SHELL),
        fields.read("updateRemoteUserUID", Form.FLAG).orElse(true));
  }

  private Map<String, Optional<String>> variables(String key) {
    return fields.read(key, Forms.VARIABLES).orElse(Map.of());
  }

  private static Map<String, String> set(Map<String, Optional<String>> variables) {
    var set = new LinkedHashMap<String, String>();
    variables.forEach((name, value) -> value.ifPresent(text -> set.put(name, text)));
    return set;
  }

  private HostRequirements host() {
    return fields
        .field("hostRequirements")
        .map(field -> HostReader.read(field.value(), problems))
        .orElse(HostRequirements.NONE);
  }

  private Ports ports() {
    return new Ports(
        fields.read("forwardPorts", Forms.PORTS).orElse(List.of()),
        fields.object("portsAttributes").map(PortReader::all).orElse(Map.of()),
        fields.object("otherPortsAttributes").map(PortReader::read).orElse(Port.USUAL));
  }

  /** In one file a tool has one object, merged it has a list of them. */
  private Map<String, List<Json>> customizations() {
    var tools = new LinkedHashMap<String, List<Json>>();
    fields
        .read("customizations", Forms.OBJECT)
        .orElse(Map.of())
        .forEach((tool, field) ->
            tools.put(
                tool,
                field.value() instanceof Json.Items(_, var all) ? all : List.of(field.value())));
    return tools;
  }
}
