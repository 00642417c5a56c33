package dev.penv.container;

import dev.penv.container.Mount.Bind;
import dev.penv.container.Mount.Tmpfs;
import dev.penv.container.Mount.Volume;
import dev.penv.hardware.DataSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads what {@code --mount}, {@code --volume} and {@code --tmpfs} of docker are given. */
final class MountReader {
  private static final Pattern VOLUME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,127}");
  private static final Set<String> PROPAGATIONS =
      Set.of("private", "rprivate", "shared", "rshared", "slave", "rslave");

  /** What containers on one Linux host have no use for, or what docker does anyway. */
  private static final Set<String> IDLE =
      Set.of("rw", "z", "Z", "cached", "delegated", "consistent", "nocopy");

  private static final Map<String, String> ALIASES =
      Map.of("src", "source", "dst", "target", "destination", "target", "ro", "readonly");

  private static final Set<String> KEYS =
      Set.of(
          "type",
          "source",
          "target",
          "readonly",
          "bind-propagation",
          "tmpfs-size",
          "tmpfs-mode",
          "consistency",
          "volume-nocopy");

  private static final Pattern TMPFS_OPTION =
      Pattern.compile(
          "(?:no)?(?:exec|suid|dev|atime|diratime)|ro|rw|sync|relatime|mode=[0-7]{1,4}"
              + "|(?:uid|gid)=\\d{1,9}|nr_inodes=\\d{1,9}[kmg]?");

  private MountReader() {}

  static Function<String, Optional<UnaryOperator<ContainerSpec>>> change(
      Function<String, Optional<Mount>> reader) {
    return text -> reader.apply(text).map(mount -> spec -> spec.withMount(mount));
  }

  /**
   * {@code type=bind,source=/data,target=/data,readonly}; without a type it is a volume. Options of
   * volumes are not understood: with them, a volume can be any folder of the host.
   */
  static Optional<Mount> mount(String text) {
    var fields = new LinkedHashMap<String, String>();
    for (var field : split(text)) {
      var parts = field.split("=", 2);
      var key = ALIASES.getOrDefault(parts[0], parts[0]);
      if (!KEYS.contains(key)) return Optional.empty();
      fields.put(key, parts.length == 1 ? "true" : parts[1]);
    }
    return mount(fields);
  }

  private static Optional<Mount> mount(Map<String, String> fields) {
    var target = Canonical.path(fields.getOrDefault("target", ""));
    var readOnly = RunValues.flag(fields.getOrDefault("readonly", "false"));
    if (target.isEmpty() || readOnly.isEmpty()) return Optional.empty();
    return switch (fields.getOrDefault("type", "volume")) {
      case "bind" ->
          bind(
              fields.getOrDefault("source", ""),
              target.get(),
              readOnly.get(),
              fields.getOrDefault("bind-propagation", ""));
      case "volume" -> volume(fields.getOrDefault("source", ""), target.get(), readOnly.get());
      case "tmpfs" -> tmpfs(target.get(), fields);
      default -> Optional.empty();
    };
  }

  /** A source and a target of a kind that has both. */
  static Optional<Mount> mount(String type, String source, String target) {
    return mount(Map.of("type", type, "source", source, "target", target));
  }

  /** {@code /host:/there:ro}, {@code name:/there}, or {@code /there} for a nameless volume. */
  static Optional<Mount> volume(String text) {
    var parts = List.of(text.split(":", -1));
    if (parts.size() > 3) return Optional.empty();
    var target = Canonical.path(parts.get(parts.size() == 1 ? 0 : 1));
    if (target.isEmpty()) return Optional.empty();
    if (parts.size() == 1) return Optional.of(new Volume("", target.get(), false));
    var readOnly = false;
    var propagation = "";
    for (var option : parts.size() == 2 ? List.<String>of() : List.of(parts.get(2).split(","))) {
      if (option.equals("ro")) readOnly = true;
      else if (PROPAGATIONS.contains(option)) propagation = option;
      else if (!IDLE.contains(option)) return Optional.empty();
    }
    return parts.getFirst().startsWith("/")
        ? bind(parts.getFirst(), target.get(), readOnly, propagation)
        : volume(parts.getFirst(), target.get(), readOnly).filter(_ -> !parts.getFirst().isEmpty());
  }

  /** {@code /there}, perhaps with options after a colon. */
  static Optional<Mount> tmpfs(String text) {
    var parts = text.split(":", 2);
    var options = new ArrayList<String>();
    for (var option : parts.length == 1 ? List.<String>of() : List.of(parts[1].split(","))) {
      var read = tmpfsOption(option);
      if (read.isEmpty()) return Optional.empty();
      options.add(read.get());
    }
    return Canonical.path(parts[0]).map(target -> new Tmpfs(target, options));
  }

  private static Optional<Mount> tmpfs(String target, Map<String, String> fields) {
    var options = new ArrayList<String>();
    for (var name : List.of("size", "mode")) {
      var value = fields.get("tmpfs-" + name);
      if (value == null) continue;
      var option = tmpfsOption(name + "=" + value);
      if (option.isEmpty()) return Optional.empty();
      options.add(option.get());
    }
    return Optional.of(new Tmpfs(target, options));
  }

  private static Optional<String> tmpfsOption(String text) {
    if (!text.startsWith("size=")) {
      return Optional.of(text).filter(TMPFS_OPTION.asMatchPredicate());
    }
    return DataSize.parse(text.substring("size=".length())).map(size -> "size=" + size.bytes());
  }

  private static Optional<Mount> bind(
      String source, String target, boolean readOnly, String propagation) {
    if (!propagation.isEmpty() && !PROPAGATIONS.contains(propagation)) return Optional.empty();
    return Canonical.path(source).map(path -> new Bind(path, target, readOnly, propagation));
  }

  private static Optional<Mount> volume(String name, String target, boolean readOnly) {
    return name.isEmpty() || VOLUME.matcher(name).matches()
        ? Optional.of(new Volume(name, target, readOnly))
        : Optional.empty();
  }

  /** Fields between commas; one with a comma in it stands in quotes. */
  private static List<String> split(String text) {
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    var quoted = false;
    for (int i = 0; i < text.length(); i++) {
      var letter = text.charAt(i);
      if (letter == '"') quoted = !quoted;
      else if (letter == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else field.append(letter);
    }
    fields.add(field.toString());
    return fields;
  }
}
