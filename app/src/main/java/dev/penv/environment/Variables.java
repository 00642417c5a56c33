package dev.penv.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.complaint.Complained;
import dev.penv.complaint.Place;
import dev.penv.document.Json;
import dev.penv.document.JsonText;
import dev.penv.document.Position;
import dev.penv.document.Problems;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * What {@code ${…}} in the texts of a devcontainer.json stands for. Keys are never looked at, and
 * what is not known stays as it is written.
 */
public final class Variables {
  private static final Set<String> OF_ENVIRONMENT = Set.of("localEnv", "env");

  private static final long MOST = 1L << 24;

  /** In base 32. */
  private static final int ID_LENGTH = 52;

  private final List<Meaning> meanings;

  private Variables(List<Meaning> meanings) {
    this.meanings = List.copyOf(meanings);
  }

  private interface Meaning {
    /**
     * What a variable is replaced by; empty for one that is not known.
     *
     * @param words after the name, each of which followed a colon
     */
    Optional<String> of(String name, List<String> words);
  }

  /**
   * Of the computer that makes the container. Never to be given penv's own environment for a file
   * that somebody else wrote.
   *
   * @param folder of the workspace there
   * @param environment variables there; all others are the empty text
   * @param inContainer folder of the workspace in the container
   */
  static Variables local(LocalFolder folder, Map<String, String> environment, String inContainer) {
    return new Variables(
        List.of((name, words) ->
            switch (name) {
              case "localEnv", "env" -> variable(environment, words);
              case "localWorkspaceFolder" -> Optional.of(folder.path());
              case "localWorkspaceFolderBasename" -> Optional.of(folder.name());
              case "containerWorkspaceFolder" -> Optional.of(inContainer);
              case "containerWorkspaceFolderBasename" ->
                  Optional.of(LocalFolder.at(inContainer).name());
              default -> Optional.empty();
            }));
  }

  /** Of a container that is found again by these labels. */
  public static Variables identified(Map<String, String> labels) {
    var id = id(labels);
    return new Variables(
        List.of((name, _) -> name.equals("devcontainerId") ? Optional.of(id) : Optional.empty()));
  }

  /** Of a container that runs with this environment. */
  public static Variables running(Map<String, String> environment) {
    return new Variables(
        List.of((name, words) ->
            name.equals("containerEnv") ? variable(environment, words) : Optional.empty()));
  }

  /** These first, then the others in what came of it. */
  public Variables then(Variables others) {
    return new Variables(Stream.concat(meanings.stream(), others.meanings.stream()).toList());
  }

  /**
   * The same values with variables replaced.
   *
   * @throws Complained when they would become larger than any devcontainer has to be
   */
  public Json.Fields in(Json.Fields fields) {
    var result = fields;
    for (var meaning : meanings) result = in(result, bounded(meaning));
    return result;
  }

  String in(String text) {
    var result = text;
    for (var meaning : meanings) result = in(result, bounded(meaning));
    return result;
  }

  /** A long value that is named often makes much of a small file. */
  private static Meaning bounded(Meaning meaning) {
    var left = new AtomicLong(MOST);
    return (name, words) -> {
      var value = meaning.of(name, words);
      if (left.addAndGet(-value.map(String::length).orElse(0)) >= 0) return value;
      throw new Complained(
          new Place.InCommand(""),
          "The devcontainer becomes larger than 16 MB when its variables are replaced.",
          "Name long values less often.");
    };
  }

  private static Json.Fields in(Json.Fields object, Meaning meaning) {
    var all = new LinkedHashMap<String, Json.Field>();
    object
        .fields()
        .forEach(
            (key, field) -> all.put(key, new Json.Field(field.at(), in(field.value(), meaning))));
    return new Json.Fields(object.at(), all);
  }

  private static Json in(Json json, Meaning meaning) {
    return switch (json) {
      case Json.Fields fields -> in(fields, meaning);
      case Json.Items(var at, var items) ->
          new Json.Items(at, items.stream().map(item -> in(item, meaning)).toList());
      case Json.Text(var at, var text) -> new Json.Text(at, in(text, meaning));
      case Json.Number _, Json.Flag _, Json.Null _ -> json;
    };
  }

  private static String in(String text, Meaning meaning) {
    return References.replaced(
        text,
        variable -> {
          var words = words(variable);
          return meaning
              .of(words.getFirst(), words.subList(1, words.size()))
              .orElse("${" + variable + "}");
        });
  }

  private static List<String> words(String variable) {
    return List.of(variable.split(":", -1));
  }

  /** A default ends at the next colon. */
  private static Optional<String> variable(Map<String, String> environment, List<String> words) {
    if (words.isEmpty()) return Optional.empty();
    var usual = words.size() > 1 ? words.get(1) : "";
    return Optional.of(environment.getOrDefault(words.getFirst(), usual));
  }

  /** The SHA-256 of the labels as JSON, as a number. */
  static String id(Map<String, String> labels) {
    var fields = new TreeMap<String, Json>();
    labels.forEach((name, value) -> fields.put(name, Json.Text.of(value)));
    var digest = sha256().digest(JsonText.compact(Json.Fields.of(fields)).getBytes(UTF_8));
    var digits = new BigInteger(1, digest).toString(32);
    return "0".repeat(ID_LENGTH - digits.length()) + digits;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Refuses what the reference refuses: a variable of the environment that is not named. */
  static void check(Json json, Problems problems) {
    switch (json) {
      case Json.Fields(_, var fields) ->
          fields.values().forEach(field -> check(field.value(), problems));
      case Json.Items(_, var items) -> items.forEach(item -> check(item, problems));
      case Json.Text(var at, var text) -> check(text, at, problems);
      case Json.Number _, Json.Flag _, Json.Null _ -> {}
    }
  }

  private static void check(String text, Position at, Problems problems) {
    References.replaced(
        text,
        name -> {
          if (OF_ENVIRONMENT.contains(name)) {
            problems.add(
                at,
                "`${%s}` does not say which variable is meant.".formatted(name),
                "Name it, for example `${%s:HOME}`.".formatted(name));
          }
          return "";
        });
  }
}
