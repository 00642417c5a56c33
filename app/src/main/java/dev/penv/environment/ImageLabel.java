package dev.penv.environment;

import dev.penv.document.Json;
import dev.penv.document.Jsonc;
import dev.penv.document.Problems;
import java.util.List;

/** The label in which an image carries what devcontainers need of it. */
public final class ImageLabel {
  /** Its name. */
  public static final String NAME = "devcontainer.metadata";

  private ImageLabel() {}

  /**
   * What stands in it: the base image's entries, one for each Feature, the devcontainer.json's.
   * Nothing when it cannot be read, as in the reference.
   *
   * @param text a list of objects, or a single one as it was once
   */
  public static List<Json.Fields> read(String text) {
    var problems = Problems.inJson(NAME);
    return Jsonc.read("{\"entries\":" + text + "}", problems)
        .map(whole -> whole.fields().get("entries"))
        .map(Json.Field::value)
        .map(ImageLabel::entries)
        .orElse(List.of());
  }

  private static List<Json.Fields> entries(Json json) {
    return switch (json) {
      case Json.Items(_, var items) ->
          items.stream()
              .filter(Json.Fields.class::isInstance)
              .map(Json.Fields.class::cast)
              .toList();
      case Json.Fields one -> List.of(one);
      case Json.Text _, Json.Number _, Json.Flag _, Json.Null _ -> List.of();
    };
  }
}
