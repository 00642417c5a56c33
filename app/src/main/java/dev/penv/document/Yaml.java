package dev.penv.document;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.Optional;

/** Reads YAML that could as well be JSON: one document of plain values, without references. */
public final class Yaml {
  private static final Notation NOTATION =
      new Notation(
          "YAML",
          YAMLFactory.builder().streamReadConstraints(Tree.BOUNDS).build(),
          "Mind the indentation, and put quotes around texts with special characters.",
          "Begin its lines with keys, as in `key: value`.",
          true,
          false);

  private Yaml() {}

  /**
   * The mapping that the text is, without fields when the text is empty; nothing when it is none,
   * which is then among the problems. A key that appears twice is a problem too, but reading goes
   * on.
   */
  public static Optional<Json.Fields> read(String text, Problems problems) {
    return Tree.read(text, problems, NOTATION);
  }
}
