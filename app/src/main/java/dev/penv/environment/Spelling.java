package dev.penv.environment;

import dev.penv.complaint.Nearest;
import dev.penv.complaint.Quoted;
import dev.penv.document.Json;
import dev.penv.document.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of properties: those that were called otherwise once, and those that nobody knows. */
final class Spelling {
  private static final Set<String> KNOWN =
      Set.of(
          ("$schema name image build dockerFile context dockerComposeFile service runServices"
                  + " features overrideFeatureInstallOrder secrets forwardPorts appPort"
                  + " portsAttributes otherPortsAttributes containerEnv remoteEnv containerUser"
                  + " remoteUser updateRemoteUserUID userEnvProbe overrideCommand shutdownAction"
                  + " init privileged capAdd securityOpt mounts runArgs workspaceFolder"
                  + " workspaceMount initializeCommand onCreateCommand updateContentCommand"
                  + " postCreateCommand postStartCommand postAttachCommand waitFor"
                  + " hostRequirements customizations extensions settings devPort")
              .split(" "));

  /** Comparing longer words would only cost time. */
  private static final int LONGEST = 40;

  private static final int MOST_TOLD = 50;

  private Spelling() {}

  /** Tells what is passed through without a meaning. */
  static void warnOfUnknown(Json.Fields root, Problems problems) {
    root.fields().entrySet().stream()
        .filter(field -> !KNOWN.contains(field.getKey()))
        .limit(MOST_TOLD)
        .forEach(field -> warn(field.getKey(), field.getValue(), problems));
  }

  private static void warn(String key, Json.Field field, Problems problems) {
    problems.warn(
        field.at(),
        "%s is not a key that dev containers know, so it is ignored.".formatted(Quoted.of(key)),
        remedy(key));
  }

  private static String remedy(String key) {
    var near = key.length() > LONGEST ? Optional.<String>empty() : Nearest.to(key, KNOWN);
    return near.map("Did you mean `%s`?"::formatted)
        .orElse("What is meant for one tool belongs in `customizations`.");
  }

  /**
   * Moves what once stood at the top level to the customizations of VS Code, as the reference does:
   * extensions come after the newer ones, of settings the newer value wins.
   */
  static Json.Fields present(Json.Fields root) {
    var fields = root.fields();
    if (!isTrue(fields.get("extensions"))
        && !isTrue(fields.get("settings"))
        && !fields.containsKey("devPort")) {
      return root;
    }
    var customizations = objectIn(root, "customizations");
    var code = new LinkedHashMap<>(objectIn(customizations, "vscode").fields());
    var all = new LinkedHashMap<>(fields);
    moveExtensions(all, code);
    moveSettings(all, code);
    movePort(all, code);
    var tools = with(customizations, "vscode", new Json.Fields(customizations.at(), code));
    all.put("customizations", new Json.Field(tools.at(), tools));
    return new Json.Fields(root.at(), all);
  }

  private static void moveExtensions(Map<String, Json.Field> all, Map<String, Json.Field> code) {
    var old = all.get("extensions");
    if (old == null || !Truth.of(old.value())) return;
    var items = Stream.concat(items(code.get("extensions")), items(old)).toList();
    code.put("extensions", new Json.Field(old.at(), new Json.Items(old.value().at(), items)));
    all.remove("extensions");
  }

  private static Stream<Json> items(Json.@Nullable Field field) {
    if (field == null || !Truth.of(field.value())) return Stream.of();
    return field.value() instanceof Json.Items(_, var items)
        ? items.stream()
        : Stream.of(field.value());
  }

  private static void moveSettings(Map<String, Json.Field> all, Map<String, Json.Field> code) {
    var old = all.get("settings");
    if (old == null || !(old.value() instanceof Json.Fields(var at, var values))) return;
    var settings = new LinkedHashMap<>(values);
    if (code.get("settings") instanceof Json.Field(_, Json.Fields(_, var newer))) {
      settings.putAll(newer);
    }
    code.put("settings", new Json.Field(old.at(), new Json.Fields(at, settings)));
    all.remove("settings");
  }

  private static void movePort(Map<String, Json.Field> all, Map<String, Json.Field> code) {
    var old = all.get("devPort");
    if (old == null || code.containsKey("devPort")) return;
    code.put("devPort", old);
    all.remove("devPort");
  }

  private static Json.Fields objectIn(Json.Fields parent, String key) {
    return parent.fields().get(key) instanceof Json.Field(_, Json.Fields object)
        ? object
        : new Json.Fields(parent.at(), Map.of());
  }

  private static Json.Fields with(Json.Fields parent, String key, Json.Fields value) {
    var fields = new LinkedHashMap<>(parent.fields());
    fields.put(key, new Json.Field(value.at(), value));
    return new Json.Fields(parent.at(), fields);
  }

  private static boolean isTrue(Json.@Nullable Field field) {
    return field != null && Truth.of(field.value());
  }
}
