package dev.penv.document;

import dev.penv.complaint.Quoted;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON that remembers where each of its parts stands, so that a complaint can point there. */
public sealed interface Json {
  Position at();

  /** Fields in the order of the file. */
  record Fields(Position at, Map<String, Field> fields) implements Json {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Made here, and not read from a file. */
    public static Fields of(Map<String, ? extends Json> values) {
      var fields = new LinkedHashMap<String, Field>();
      values.forEach((key, value) -> fields.put(key, new Field(value.at(), value)));
      return new Fields(Position.START, fields);
    }

    /** Without those that are {@code null}. */
    public Fields stated() {
      var stated = new LinkedHashMap<>(fields);
      stated.values().removeIf(field -> field.value() instanceof Null);
      return stated.size() == fields.size() ? this : new Fields(at, stated);
    }
  }

  record Items(Position at, List<Json> items) implements Json {
    public Items {
      items = List.copyOf(items);
    }
  }

  record Text(Position at, String value) implements Json {
    /** Made here, and not read from a file. */
    public static Text of(String value) {
      return new Text(Position.START, value);
    }
  }

  /** Kept as written: converting {@code 1e999999999} is the reader's risk to judge. */
  record Number(Position at, String digits) implements Json {}

  record Flag(Position at, boolean value) implements Json {}

  record Null(Position at) implements Json {}

  /**
   * A key with its value.
   *
   * @param at where the key stands
   */
  record Field(Position at, Json value) {}

  /** In a sentence about what was found instead. */
  static String shown(Json json) {
    return switch (json) {
      case Fields _ -> "an object";
      case Items _ -> "a list";
      case Text(_, var text) -> text.isBlank() ? "blank" : "the text " + Quoted.of(text);
      case Number(_, var digits) -> Quoted.of(digits);
      case Flag(_, var value) -> "`" + value + "`";
      case Null _ -> "`null`";
    };
  }
}
