package dev.penv;

import dev.penv.complaint.Nearest;
import dev.penv.complaint.Quoted;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Typed reading of {@code PENV_…} environment variables; values are never repeated in problems. */
final class Variables {
  /** Read by the launcher, the build and the tests. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "PENV_TEST_DATA", "PENV_TEST_STRICT", "PENV_OPENAPI", "PENV_JAVA_OPTS", "PENV_LOG_LEVEL");

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Map<String, String> environment;
  private final ConfigProblems.Collector problems;
  private final Set<String> known = new HashSet<>(OF_OTHERS);

  Variables(Map<String, String> environment, ConfigProblems.Collector problems) {
    this.environment = environment;
    this.problems = problems;
  }

  Optional<String> text(String name) {
    known.add(name);
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(t -> !t.isEmpty());
  }

  Optional<Path> path(String name) {
    return text(name).map(text -> Path.of(text).toAbsolutePath());
  }

  Path home(String below) {
    return Path.of(environment.getOrDefault("HOME", "/root")).resolve(below);
  }

  /** The text of the file that it names. */
  Optional<String> content(String name) {
    return path(name).map(path -> content(name, path));
  }

  private String content(String name, Path path) {
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      problems.add(name, "There is no readable file there.", "Give the path of the file.");
      return "";
    }
  }

  Optional<Long> number(String name, long least) {
    return number(name, least, Long.MAX_VALUE);
  }

  Optional<Long> number(String name, long least, long most) {
    var text = text(name);
    if (text.isEmpty()) return Optional.empty();
    try {
      var number = Long.parseLong(text.get());
      if (number >= least && number <= most) return Optional.of(number);
    } catch (NumberFormatException e) {
      // told below, together with what is out of range
    }
    problems.add(name, "This is not a whole number in range.", "Give one from " + least + ".");
    return Optional.of(least);
  }

  Optional<URI> uri(String name) {
    var text = text(name);
    if (text.isEmpty()) return Optional.empty();
    try {
      var uri = URI.create(text.get().replaceAll("/+$", ""));
      var scheme = String.valueOf(uri.getScheme());
      if (Set.of("http", "https").contains(scheme) && uri.getHost() != null) {
        return Optional.of(uri);
      }
    } catch (IllegalArgumentException e) {
      // told below, together with other schemes
    }
    problems.add(name, "This is not an http or https address.", "Give one such as https://host.");
    return Optional.of(URI.create("https://invalid"));
  }

  /** An address that is sent secrets: plain text only ever goes to this computer itself. */
  Optional<URI> secretUri(String name) {
    var uri = uri(name);
    if (uri.isPresent() && !isProtected(uri.get())) {
      problems.add(
          name, "Secrets would cross the network in plain text.", "Give an https address.");
    }
    return uri;
  }

  private static boolean isProtected(URI uri) {
    return uri.getScheme().equals("https") || LOOPBACK.contains(uri.getHost());
  }

  Optional<List<String>> list(String name) {
    return text(name)
        .map(text -> Arrays.stream(text.split(",")).map(String::strip).toList())
        .map(words -> words.stream().filter(word -> !word.isEmpty()).toList());
  }

  /** Full names of repositories. */
  Optional<Set<String>> names(String name) {
    var names = list(name);
    for (var wrong : names.orElse(List.of())) {
      if (ConfigFile.FULL_NAME.matcher(wrong).matches()) continue;
      problems.add(
          name,
          "%s is not the full name of a repository.".formatted(Quoted.of(wrong)),
          "Give a list such as owner/name,owner/other.");
    }
    return names.map(Set::copyOf);
  }

  Optional<String> oneOf(String name, String... words) {
    var text = text(name);
    if (text.isPresent() && !Set.of(words).contains(text.get())) {
      problems.add(
          name, "The value does not fit.", "Give one of " + String.join(", ", words) + ".");
    }
    return text;
  }

  <T> T needed(String name, Optional<T> value, T standIn) {
    if (value.isEmpty()) problems.add(name, "It is not set.", "README.md shows how to get it.");
    return value.orElse(standIn);
  }

  void refuseUnknown() {
    environment.keySet().stream()
        .filter(name -> name.startsWith("PENV_") && !known.contains(name))
        .sorted()
        .forEach(this::refuse);
  }

  private void refuse(String name) {
    problems.add(name, "There is no such setting.", remedy(name));
  }

  private String remedy(String name) {
    return Nearest.to(name, known)
        .map(near -> "Did you mean `%s`?".formatted(near))
        .orElse("README.md lists them.");
  }
}
