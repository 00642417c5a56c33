package dev.penv.environment;

import dev.penv.document.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A devcontainer for a repository that has none.
 *
 * @param reasons why this one, each a sentence in Markdown; never empty
 */
public record Proposal(DevContainer container, List<String> reasons) {
  public Proposal {
    reasons = List.copyOf(reasons);
  }

  /**
   * @param setUp for a shell, once the code is there; empty for nothing
   */
  static Proposal of(String image, String setUp, boolean usesGpu, List<String> reasons) {
    var properties = new LinkedHashMap<String, Json>();
    properties.put("image", Json.Text.of(image));
    if (!setUp.isEmpty()) properties.put("updateContentCommand", Json.Text.of(setUp));
    if (usesGpu) {
      properties.put("hostRequirements", Json.Fields.of(Map.of("gpu", Json.Text.of("optional"))));
    }
    return new Proposal(DevContainerReader.read("", Json.Fields.of(properties)), reasons);
  }
}
