package dev.penv.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.util.Optional;

/**
 * Reads JSON with comments and trailing commas and nothing looser: what the reference parser would
 * silently repair decides here about money, so it is refused with its place.
 */
public final class Jsonc {
  private static final Notation NOTATION =
      new Notation(
          "JSON",
          JsonFactory.builder()
              .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
              .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
              .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
              .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
              .streamReadConstraints(Tree.BOUNDS)
              .build(),
          "Comments and trailing commas are fine here; everything else has to be JSON.",
          "Put everything between `{` and `}`.",
          false,
          true);

  private Jsonc() {}

  /**
   * The object that the text is; empty when it is none, which is then among the problems. A key
   * that appears twice is only warned of: its last value counts, as the reference has it.
   */
  public static Optional<Json.Fields> read(String text, Problems problems) {
    return Tree.read(text, problems, NOTATION);
  }
}
