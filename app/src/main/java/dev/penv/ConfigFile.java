package dev.penv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.penv.complaint.Durations;
import dev.penv.complaint.Nearest;
import dev.penv.complaint.Place;
import dev.penv.complaint.Quoted;
import dev.penv.container.Allowed;
import dev.penv.container.Power;
import dev.penv.hardware.DataSize;
import dev.penv.money.Money;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Typed reading of {@code penv.yaml}. A key that nobody asked for is a problem. */
final class ConfigFile {
  static final Pattern FULL_NAME = Pattern.compile("[\\w.-]+/[\\w.-]+");

  private final Path path;
  private final JsonNode root;
  private final ConfigProblems.Collector problems;
  private final Set<String> known = new HashSet<>();

  private ConfigFile(Path path, JsonNode root, ConfigProblems.Collector problems) {
    this.path = path;
    this.root = root;
    this.problems = problems;
  }

  /** A file that was named must be there; the one at the usual place may be absent. */
  static ConfigFile read(Optional<Path> named, Path usual, ConfigProblems.Collector problems) {
    var path = named.orElse(usual);
    if (named.isEmpty() && !Files.exists(path)) return empty(path, problems);
    try {
      var yaml = YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
      var root = yaml.readTree(Files.readString(path));
      if (root.isObject()) return new ConfigFile(path, root, problems);
      if (!root.isMissingNode() && !root.isNull()) {
        problems.add(inFile(path, 1, 1), "The file is no mapping.", "Begin with `local:`.");
      }
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      problems.add(
          inFile(path, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()),
          "This is not YAML: " + e.getOriginalMessage().lines().findFirst().orElse("") + ".",
          "penv.example.yaml shows the form.");
    } catch (IOException e) {
      problems.add("PENV_FILE", "`%s` cannot be read.".formatted(path), "Give the path of a file.");
    }
    return empty(path, problems);
  }

  private static ConfigFile empty(Path path, ConfigProblems.Collector problems) {
    return new ConfigFile(path, JsonNodeFactory.instance.objectNode(), problems);
  }

  private static Place inFile(Path path, int line, int column) {
    return new Place.InFile(path.toString(), line, column);
  }

  Optional<String> oneOf(String key, String... words) {
    return scalar(
        key,
        text -> Optional.of(text).filter(Set.of(words)::contains),
        "one of " + String.join(", ", words));
  }

  Optional<Integer> count(String key, int least, int most) {
    return scalar(
        key,
        text -> wholeNumber(text).filter(number -> number >= least && number <= most),
        "a whole number from %d to %d".formatted(least, most));
  }

  Optional<Duration> duration(String key) {
    return scalar(
        key,
        text -> Durations.parse(text).filter(duration -> !duration.isZero()),
        "a duration such as 90s, 30m, 2h or 7d");
  }

  Optional<Path> path(String key) {
    return scalar(
        key,
        text -> text.startsWith("/") ? Optional.of(Path.of(text)) : Optional.empty(),
        "an absolute path");
  }

  /** The address of a socket. */
  Optional<URI> uri(String key) {
    return scalar(
        key,
        text -> Optional.of(text).filter(it -> it.matches("unix:///[^ ]+")).map(URI::create),
        "the address of a socket such as unix:///var/run/docker.sock");
  }

  /** A name of a folder in a registry. */
  Optional<String> text(String key) {
    return scalar(
        key,
        text -> Optional.of(text).filter(it -> it.matches("[a-z0-9][a-z0-9._:/-]{2,200}")),
        "a registry and a name such as ghcr.io/octo/prebuilds");
  }

  Optional<DataSize> size(String key) {
    return scalar(key, DataSize::parse, "a size such as 512mb or 50gb");
  }

  Optional<Money> price(String key) {
    return scalar(key, Money::parse, "an amount in US dollars such as 2.50");
  }

  /** Full names of repositories. */
  Set<String> names(String key) {
    var node = node(key);
    if (node.isMissingNode()) return Set.of();
    var names = IntStream.range(0, node.size()).mapToObj(i -> node.path(i).asText()).toList();
    if (node.isArray() && names.stream().allMatch(name -> FULL_NAME.matcher(name).matches())) {
      return Set.copyOf(names);
    }
    wrong(key, "a list of names such as [owner/name]");
    return Set.of();
  }

  /** What containers may do beyond themselves. */
  Allowed powers(String key) {
    var node = node(key);
    if (node.isMissingNode()) return Allowed.NOTHING;
    if (!node.isArray()) wrong(key, "a list of words such as [privileged]");
    var powers = new HashSet<Power>();
    for (var item : node) {
      Power.parse(item.asText()).ifPresentOrElse(powers::add, () -> unknown(key, item.asText()));
    }
    return new Allowed(powers);
  }

  private void unknown(String key, String power) {
    problems.add(
        in(key),
        "There is no power %s.".formatted(Quoted.of(power)),
        Power.nearest(power)
            .map(near -> "Did you mean `%s`?".formatted(near))
            .orElse("penv.example.yaml lists them."));
  }

  void refuseUnknown() {
    refuseUnknown("", root);
  }

  private void refuseUnknown(String prefix, JsonNode node) {
    for (var entry : node.properties()) {
      var key = prefix + entry.getKey();
      var isGroup = known.stream().anyMatch(name -> name.startsWith(key + "."));
      if (isGroup && entry.getValue().isObject()) {
        refuseUnknown(key + ".", entry.getValue());
      } else if (isGroup) {
        wrong(key, "a group of settings");
      } else if (!known.contains(key)) {
        problems.add(in(key), "There is no such setting.", remedy(key));
      }
    }
  }

  private String remedy(String key) {
    return Nearest.to(key, known)
        .map(near -> "Did you mean `%s`?".formatted(near))
        .orElse("penv.example.yaml lists them.");
  }

  private <T> Optional<T> scalar(String key, Function<String, Optional<T>> read, String form) {
    var node = node(key);
    if (node.isMissingNode()) return Optional.empty();
    var value = node.isValueNode() ? read.apply(node.asText()) : Optional.<T>empty();
    if (value.isEmpty()) wrong(key, form);
    return value;
  }

  /** What is written under the keys that were asked for. */
  Map<String, String> written() {
    return Set.copyOf(known).stream()
        .filter(key -> node(key).isValueNode())
        .collect(Collectors.toMap(Function.identity(), key -> node(key).asText()));
  }

  private JsonNode node(String key) {
    known.add(key);
    var node = root;
    for (var part : List.of(key.split("\\."))) node = node.path(part);
    return node;
  }

  private void wrong(String key, String form) {
    problems.add(in(key), "The value does not fit.", "Give %s.".formatted(form));
  }

  private String in(String key) {
    return "%s, %s".formatted(path.getFileName(), key);
  }

  private static Optional<Integer> wholeNumber(String text) {
    return text.matches("-?\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }
}
