package dev.penv.document;

import dev.penv.complaint.Complained;
import dev.penv.complaint.Nearest;
import dev.penv.complaint.Quoted;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Reads one object key by key. Whatever is wrong is added to the problems and reading goes on; a
 * key that nobody asked for is wrong too.
 */
public final class FieldReader {
  /** Comparing longer words with every known key would only cost time. */
  private static final int LONGEST_KEY = 40;

  /** Help and pages list them, the environment holds them. */
  private static final int MOST_NAMES = 100;

  private final Json.Fields object;
  private final String path;
  private final Problems problems;
  private final TreeSet<String> known = new TreeSet<>();

  /**
   * @param path of keys down to this object, empty for the outermost
   */
  public FieldReader(Json.Fields object, String path, Problems problems) {
    this.object = object;
    this.path = path;
    this.problems = problems;
  }

  public <T> Optional<T> read(String key, Form<T> form) {
    return field(key).flatMap(field -> read(key, field.value(), form));
  }

  /** The value of a key, of whatever kind. */
  public Optional<Json.Field> field(String key) {
    known.add(key);
    return Optional.ofNullable(object.fields().get(key));
  }

  /** All of them, by key. */
  public Map<String, Json.Field> fields() {
    return object.fields();
  }

  /** The object below a key. */
  public Optional<FieldReader> object(String key) {
    return field(key).flatMap(field -> object(key, field));
  }

  /** The object below a key, with names that begin anew there. */
  public Optional<FieldReader> start(String key) {
    return field(key).flatMap(field -> object(key, field, ""));
  }

  public Optional<FieldReader> object(String key, Json.Field field) {
    return object(key, field, name(key));
  }

  private Optional<FieldReader> object(String key, Json.Field field, String path) {
    if (field.value() instanceof Json.Fields fields) {
      return Optional.of(new FieldReader(fields, path, problems));
    }
    wrong(key, field.value(), "an object", "{ … }");
    return Optional.empty();
  }

  /** The values of an object whose keys are names that its author chose. */
  public <T> Map<String, T> map(String key, Naming naming, Form<T> form) {
    return object(key)
        .map(inner -> inner.each(naming, (name, field) -> inner.read(name, field.value(), form)))
        .orElse(Map.of());
  }

  /** Every field of this object whose name is allowed and whose value can be read. */
  public <T> Map<String, T> each(
      Naming naming, BiFunction<String, Json.Field, Optional<T>> reader) {
    if (object.fields().size() > MOST_NAMES) {
      problems.add(at(), "There are more than %d names here.".formatted(MOST_NAMES), "Use fewer.");
      return Map.of();
    }
    var all = new LinkedHashMap<String, T>();
    object
        .fields()
        .forEach((name, field) -> {
          if (isAllowed(name, field, naming)) {
            reader.apply(name, field).ifPresent(value -> all.put(name, value));
          }
        });
    return all;
  }

  public void refuseUnknown() {
    object
        .fields()
        .forEach((key, field) -> {
          if (!known.contains(key) && !problems.full()) {
            problems.add(
                field.at(), "There is no key %s here.".formatted(quoted(key)), remedy(key));
          }
        });
  }

  public void wrong(String key, Json value, String expected, String example) {
    problems.add(
        value.at(),
        "%s must be %s, but is %s.".formatted(quoted(key), expected, Json.shown(value)),
        "Write for example %s.".formatted(problems.example(key, example)));
  }

  public Position at() {
    return object.at();
  }

  /** The path of a key as people look for it: {@code tasks.train.cpus}. */
  public String name(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  public String quoted(String key) {
    return Quoted.of(name(key), 200);
  }

  private <T> Optional<T> read(String key, Json value, Form<T> form) {
    try {
      var read = form.parse().apply(value, problems);
      if (read.isEmpty()) wrong(key, value, form.expected(), form.example());
      return read;
    } catch (Complained refusal) {
      problems.add(refusal.complaint());
      return Optional.empty();
    }
  }

  private boolean isAllowed(String name, Json.Field field, Naming naming) {
    if (naming.fits(name)) return true;
    problems.add(
        field.at(),
        "%s cannot be called so.".formatted(quoted(name)),
        "Use %s.".formatted(naming.allowed()));
    return false;
  }

  private String remedy(String key) {
    var word = key.substring(0, Math.min(LONGEST_KEY, key.length()));
    return Nearest.to(word, known)
        .map("Did you mean `%s`?"::formatted)
        .orElse("It may have `%s`.".formatted(String.join("`, `", known)));
  }
}
