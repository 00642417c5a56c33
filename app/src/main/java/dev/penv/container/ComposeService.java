package dev.penv.container;

import dev.penv.document.Json;
import dev.penv.document.Position;
import dev.penv.hardware.DataSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One service of a {@link ComposeProject}. */
public final class ComposeService {
  private static final Json NOTHING = Json.Fields.of(Map.of());
  private static final Json ALL_GPUS =
      fields(
          Map.of(
              "driver", Json.Text.of("nvidia"),
              "count", Json.Text.of("all"),
              "capabilities", items(List.of(Json.Text.of("gpu")))));

  private final Map<String, Json> said;

  private ComposeService(Map<String, Json> said) {
    this.said = said;
  }

  static ComposeService of(Json service) {
    return new ComposeService(values(service));
  }

  Json json() {
    return fields(said);
  }

  /** The name of its image; empty when that is built. */
  public String image() {
    return !said.containsKey("build") && said.get("image") instanceof Json.Text(_, var image)
        ? image
        : "";
  }

  /** With what holds for every container of a run. */
  ComposeService ours(Berth berth) {
    var premises = berth.premises();
    var all = new LinkedHashMap<>(said);
    // Another run may have a container of that name at the same time.
    all.remove("container_name");
    all.put("labels", with(all.get("labels"), premises.labels()));
    all.put("environment", environment(premises.gpus()));
    if (all.containsKey("ports")) all.put("ports", ports(all.get("ports")));
    if (!keepsDevices()) all.put("cap_drop", appended(all.get("cap_drop"), "MKNOD"));
    if (all.containsKey("build")) {
      all.put("build", build(premises.labels()));
      all.remove("image");
    }
    return new ComposeService(all).withinShare(berth.memory());
  }

  /** What has no value would be taken from the environment of whoever starts compose. */
  private Json environment(Gpus gpus) {
    var stated = stated(said.getOrDefault("environment", NOTHING));
    return gpus instanceof Gpus.None
        ? with(stated, Map.of("NVIDIA_VISIBLE_DEVICES", "void"))
        : stated;
  }

  private static Json stated(Json pairs) {
    return switch (pairs) {
      case Json.Fields fields -> fields.stated();
      case Json.Items(var at, var items) ->
          new Json.Items(at, items.stream().filter(item -> text(item).contains("=")).toList());
      case Json.Text _, Json.Number _, Json.Flag _, Json.Null _ -> NOTHING;
    };
  }

  private Json build(Map<String, String> labels) {
    var build = said.getOrDefault("build", NOTHING);
    var all =
        build instanceof Json.Text
            ? new LinkedHashMap<String, Json>(Map.of("context", build))
            : values(build);
    all.computeIfPresent("args", (_, args) -> stated(args));
    all.put("labels", with(all.get("labels"), labels));
    return fields(all);
  }

  /** As for a container alone: devices can be made by whoever was given the power to. */
  private boolean keepsDevices() {
    var added = texts(said.get("cap_add"));
    return ComposeFindings.isOn(said.getOrDefault("privileged", new Json.Null(Position.START)))
        || added.contains("MKNOD")
        || added.contains("ALL")
        || texts(said.get("cap_drop")).contains("ALL");
  }

  /** Two runs of a repository go side by side, so ports of this computer are free ones. */
  private static Json ports(Json ports) {
    if (!(ports instanceof Json.Items(var at, var items))) return ports;
    return new Json.Items(at, items.stream().map(ComposeService::port).toList());
  }

  private static Json port(Json port) {
    if (port instanceof Json.Fields) {
      var all = values(port);
      if (isLocal(text(all.get("host_ip")))) all.remove("published");
      return fields(all);
    }
    var text = text(port);
    int last = text.lastIndexOf(':');
    int before = text.lastIndexOf(':', last - 1);
    var isOurs = before > 0 && isLocal(text.substring(0, before));
    return isOurs ? Json.Text.of(text.substring(0, before + 1) + text.substring(last)) : port;
  }

  private static boolean isLocal(String address) {
    return new Network.Port(address, 0, 0, "").isLocal();
  }

  /** Nothing is swapped: what does not fit ends the program that wants it. */
  private ComposeService withinShare(DataSize share) {
    if (share.equals(DataSize.ZERO)) return this;
    var all = new LinkedHashMap<>(said);
    var inDeploy = at(said.get("deploy"), "resources", "limits");
    var wanted = size(said.get("mem_limit")).or(() -> size(inDeploy.get("memory")));
    var bytes = wanted.filter(less -> less.compareTo(share) < 0).orElse(share).bytes();
    all.put("mem_limit", Json.Text.of(Long.toString(bytes)));
    all.put("memswap_limit", Json.Text.of(Long.toString(bytes)));
    if (inDeploy.remove("memory") != null) {
      all.put("deploy", put(said.get("deploy"), fields(inDeploy), "resources", "limits"));
    }
    return new ComposeService(all);
  }

  private static Optional<DataSize> size(@Nullable Json json) {
    return DataSize.parse(text(json).replaceFirst("(?i)(?<=\\d)b$", ""))
        .filter(size -> size.compareTo(DataSize.ZERO) > 0);
  }

  /** The same, of an image that is there. */
  public ComposeService using(String image) {
    var all = new LinkedHashMap<>(said);
    all.keySet().removeAll(Set.of("build", "pull_policy"));
    all.put("image", Json.Text.of(image));
    return new ComposeService(all);
  }

  /** The same, whose image is called so when it is built. */
  public ComposeService named(String image) {
    var all = new LinkedHashMap<>(said);
    all.put("image", Json.Text.of(image));
    return new ComposeService(all);
  }

  /**
   * The same, whose image is built from a Dockerfile.
   *
   * @param folder of the Dockerfile, with which nothing else is sent to docker
   */
  public ComposeService builtIn(String folder, Map<String, String> labels) {
    var all = new LinkedHashMap<>(said);
    var context = new LinkedHashMap<String, Json>(Map.of("context", literal(folder)));
    context.put("labels", with(null, labels));
    all.put("build", fields(context));
    return new ComposeService(all);
  }

  /**
   * The same, with what {@link Specification} says of the container that is worked in beyond what
   * its compose file says: mounts, shared memory and GPUs.
   */
  public ComposeService inhabited(ContainerSpec spec) {
    var all = new LinkedHashMap<>(said);
    all.put("volumes", volumes(spec.mounts()));
    if (!spec.limits().shm().equals(DataSize.ZERO)) {
      all.put("shm_size", Json.Text.of(Long.toString(spec.limits().shm().bytes())));
    }
    if (spec.gpus() instanceof Gpus.All) {
      var devices = items(List.of(ALL_GPUS));
      all.put("deploy", put(said.get("deploy"), devices, "resources", "reservations", "devices"));
    }
    return new ComposeService(all);
  }

  /** Ours stand where another one would. */
  private Json volumes(List<Mount> ours) {
    var targets = ours.stream().map(Mount::target).toList();
    Predicate<Json> isKept = volume -> !targets.contains(target(volume));
    var all = new ArrayList<Json>();
    if (said.get("volumes") instanceof Json.Items(_, var theirs)) {
      theirs.stream().filter(isKept).forEach(all::add);
    }
    ours.forEach(mount -> all.add(volume(mount)));
    return items(all);
  }

  private static String target(Json volume) {
    return volume instanceof Json.Fields
        ? text(values(volume).get("target"))
        : MountReader.volume(text(volume)).map(Mount::target).orElse("");
  }

  private static Json volume(Mount mount) {
    var all = new LinkedHashMap<String, Json>();
    switch (mount) {
      case Mount.Bind(var source, _, var readOnly, var propagation) -> {
        all.put("type", Json.Text.of("bind"));
        all.put("source", literal(source));
        all.put("read_only", new Json.Flag(Position.START, readOnly));
        if (!propagation.isEmpty()) {
          all.put("bind", fields(Map.of("propagation", Json.Text.of(propagation))));
        }
      }
      case Mount.Volume(var name, _, var readOnly) -> {
        all.put("type", Json.Text.of("volume"));
        if (!name.isEmpty()) all.put("source", Json.Text.of(name));
        all.put("read_only", new Json.Flag(Position.START, readOnly));
      }
      case Mount.Tmpfs _ -> all.put("type", Json.Text.of("tmpfs"));
    }
    all.put("target", literal(mount.target()));
    return fields(all);
  }

  /** Compose replaces variables in everything. */
  private static Json literal(String text) {
    return Json.Text.of(text.replace("$", "$$"));
  }

  /** Pairs, in one of the two forms in which compose has them, and more. */
  static Json with(@Nullable Json pairs, Map<String, String> more) {
    if (pairs instanceof Json.Items(var at, var items)) {
      var all = new ArrayList<>(items);
      more.forEach((name, value) -> all.add(Json.Text.of(name + "=" + value)));
      return new Json.Items(at, all);
    }
    var all = pairs == null ? new LinkedHashMap<String, Json>() : values(pairs);
    more.forEach((name, value) -> all.put(name, Json.Text.of(value)));
    return fields(all);
  }

  private static Json appended(@Nullable Json list, String more) {
    var all = new ArrayList<Json>();
    if (list instanceof Json.Items(_, var items)) all.addAll(items);
    if (!texts(list).contains(more)) all.add(Json.Text.of(more));
    return items(all);
  }

  private static Map<String, Json> at(@Nullable Json json, String... path) {
    var fields = json == null ? new LinkedHashMap<String, Json>() : values(json);
    for (var key : path) fields = values(fields.getOrDefault(key, NOTHING));
    return fields;
  }

  private static Json put(@Nullable Json json, Json value, String first, String... others) {
    var fields = json == null ? new LinkedHashMap<String, Json>() : values(json);
    if (others.length == 0) {
      fields.put(first, value);
    } else {
      var rest = Arrays.copyOfRange(others, 1, others.length);
      fields.put(first, put(fields.get(first), value, others[0], rest));
    }
    return fields(fields);
  }

  /** The fields of a mapping, to be changed; none of anything else. */
  static Map<String, Json> values(Json json) {
    var all = new LinkedHashMap<String, Json>();
    if (json instanceof Json.Fields(_, var fields)) {
      fields.forEach((key, field) -> all.put(key, field.value()));
    }
    return all;
  }

  private static Json fields(Map<String, Json> values) {
    return Json.Fields.of(values);
  }

  private static Json items(List<Json> items) {
    return new Json.Items(Position.START, items);
  }

  private static List<String> texts(@Nullable Json list) {
    return list instanceof Json.Items(_, var items)
        ? items.stream().map(ComposeService::text).toList()
        : List.of();
  }

  private static String text(@Nullable Json json) {
    return switch (json) {
      case Json.Text(_, var text) -> text;
      case Json.Number(_, var digits) -> digits;
      case null -> "";
      case Json.Fields _, Json.Items _, Json.Flag _, Json.Null _ -> "";
    };
  }
}
