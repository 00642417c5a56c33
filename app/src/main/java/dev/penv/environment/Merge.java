package dev.penv.environment;

import dev.penv.document.Json;
import dev.penv.document.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes one configuration of what an image, its Features and a file say, in the shape in which the
 * reference (0.89, {@code imageMetadata.ts}) has it.
 */
final class Merge {
  /** What a file contributes; all else of it is no metadata. */
  private static final List<String> OF_FILE =
      words(
          "onCreateCommand updateContentCommand postCreateCommand postStartCommand"
              + " postAttachCommand waitFor customizations mounts containerEnv containerUser init"
              + " privileged capAdd securityOpt remoteUser userEnvProbe remoteEnv overrideCommand"
              + " portsAttributes otherPortsAttributes forwardPorts shutdownAction"
              + " updateRemoteUserUID hostRequirements");

  /** What it contributes to a container that was made before. */
  private static final List<String> OF_FILE_LATER = words("remoteUser userEnvProbe remoteEnv");

  private static final List<String> LISTED =
      words(
          "onCreateCommand updateContentCommand postCreateCommand postStartCommand"
              + " postAttachCommand");
  private static final List<String> LAST_TRUE =
      words("waitFor remoteUser containerUser userEnvProbe otherPortsAttributes shutdownAction");
  private static final List<String> LAST_FLAG = words("overrideCommand updateRemoteUserUID");
  private static final List<String> BY_NAME = words("remoteEnv containerEnv portsAttributes");

  private final Json.Fields file;
  private final List<Json.Fields> entries;
  private final Map<String, Json> merged = new LinkedHashMap<>();

  private Merge(Json.Fields file, List<Json.Fields> entries) {
    this.file = file;
    this.entries = entries;
  }

  /** All sources of metadata, the file last; those that say nothing are left out. */
  static List<Json.Fields> entries(List<Json.Fields> labelled, Json.Fields file) {
    return entries(labelled, file, OF_FILE);
  }

  static List<Json.Fields> entriesOfExisting(List<Json.Fields> labelled, Json.Fields file) {
    return entries(labelled, file, OF_FILE_LATER);
  }

  private static List<Json.Fields> entries(
      List<Json.Fields> labelled, Json.Fields file, List<String> keys) {
    var own = new LinkedHashMap<>(file.fields());
    own.keySet().retainAll(keys);
    return Stream.concat(labelled.stream(), Stream.of(new Json.Fields(file.at(), own)))
        .filter(entry -> !entry.fields().isEmpty())
        .toList();
  }

  /**
   * @param entries of all sources, the file's among them
   */
  static Json.Fields of(Json.Fields file, List<Json.Fields> entries) {
    return new Merge(file, entries).merge();
  }

  private Json.Fields merge() {
    file.fields().forEach((key, field) -> merged.put(key, field.value()));
    merged.remove("entrypoint");
    flag("init");
    flag("privileged");
    union("capAdd");
    union("securityOpt");
    list("entrypoint", "entrypoints");
    mounts();
    customizations();
    for (var key : LISTED) {
      merged.remove(key);
      merged.put(key + "s", new Json.Items(Position.START, values(key).toList()));
    }
    for (var key : LAST_TRUE) put(key, last(key, Truth::of));
    for (var key : LAST_FLAG) put(key, last(key, Json.Flag.class::isInstance));
    for (var key : BY_NAME) byName(key);
    forwardPorts();
    put("hostRequirements", MergedHost.of(entries));
    return Json.Fields.of(merged);
  }

  /** What the sources say that counts, in order. */
  private Stream<Json> values(String key) {
    return entries.stream()
        .flatMap(entry -> Stream.ofNullable(entry.fields().get(key)))
        .map(Json.Field::value)
        .filter(Truth::of);
  }

  private void put(String key, Optional<? extends Json> value) {
    merged.remove(key);
    value.ifPresent(present -> merged.put(key, present));
  }

  private Optional<Json> last(String key, Predicate<Json> counts) {
    return entries.reversed().stream()
        .flatMap(entry -> Stream.ofNullable(entry.fields().get(key)))
        .map(Json.Field::value)
        .filter(counts)
        .findFirst();
  }

  private void flag(String key) {
    merged.put(key, new Json.Flag(Position.START, values(key).findAny().isPresent()));
  }

  private void union(String key) {
    var seen = new LinkedHashMap<Object, Json>();
    values(key).flatMap(Merge::items).forEach(item -> seen.putIfAbsent(identity(item), item));
    put(key, list(seen.values().stream()));
  }

  private void list(String key, String plural) {
    put(plural, list(values(key)));
  }

  private static Optional<Json> list(Stream<Json> items) {
    var all = items.toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(new Json.Items(Position.START, all));
  }

  private static Stream<Json> items(Json value) {
    return value instanceof Json.Items(_, var items) ? items.stream() : Stream.of(value);
  }

  /** Texts and numbers are the same when they look the same, wherever they stand. */
  private static Object identity(Json json) {
    return json instanceof Json.Text(_, var text) ? text : json;
  }

  /** Of those with the same target the last one stays. */
  private void mounts() {
    var targets = new LinkedHashSet<String>();
    var kept = new ArrayList<Json>();
    for (var mount : values("mounts").flatMap(Merge::items).toList().reversed()) {
      if (targets.add(target(mount))) kept.addFirst(mount);
    }
    put("mounts", list(kept.stream()));
  }

  private static String target(Json mount) {
    return switch (mount) {
      case Json.Text(_, var text) -> Mount.parse(text).target();
      case Json.Fields(_, var parts)
          when parts.get("target") instanceof Json.Field(_, Json.Text(_, var target)) ->
          target;
      case Json.Fields _, Json.Items _, Json.Number _, Json.Flag _, Json.Null _ -> "";
    };
  }

  private void customizations() {
    var tools = new LinkedHashMap<String, List<Json>>();
    values("customizations")
        .filter(Json.Fields.class::isInstance)
        .flatMap(value -> ((Json.Fields) value).fields().entrySet().stream())
        .forEach(tool ->
            tools
                .computeIfAbsent(tool.getKey(), _ -> new ArrayList<>())
                .add(tool.getValue().value()));
    var all = new LinkedHashMap<String, Json>();
    tools.forEach((tool, values) -> all.put(tool, new Json.Items(Position.START, values)));
    put("customizations", all.isEmpty() ? Optional.empty() : Optional.of(Json.Fields.of(all)));
  }

  private void byName(String key) {
    var all = new LinkedHashMap<String, Json>();
    values(key)
        .filter(Json.Fields.class::isInstance)
        .flatMap(value -> ((Json.Fields) value).fields().entrySet().stream())
        .forEach(field -> all.put(field.getKey(), field.getValue().value()));
    merged.put(key, Json.Fields.of(all));
  }

  /** {@code 3000} and {@code localhost:3000} are the same port. */
  private void forwardPorts() {
    var ports = new LinkedHashMap<Object, Json>();
    values("forwardPorts")
        .flatMap(Merge::items)
        .map(Merge::plainPort)
        .forEach(port -> ports.putIfAbsent(portIdentity(port), port));
    put("forwardPorts", list(ports.values().stream()));
  }

  private static Json plainPort(Json port) {
    return port instanceof Json.Text(var at, var text) && text.matches("localhost:\\d+")
        ? new Json.Number(at, text.substring("localhost:".length()))
        : port;
  }

  private static Object portIdentity(Json port) {
    return port instanceof Json.Number(_, var digits) ? "localhost:" + digits : identity(port);
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }
}
