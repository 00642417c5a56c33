package dev.penv.environment;

import dev.penv.document.Json;
import dev.penv.document.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A devcontainer for a repository that has none.
 *
 * @param uses packages that the repository names, of those that penv knows; {@code r} for R itself
 * @param reasons why this one, each a sentence in Markdown; never empty
 */
public record Proposal(DevContainer container, Set<String> uses, List<String> reasons) {
  public Proposal {
    uses = Set.copyOf(uses);
    reasons = List.copyOf(reasons);
  }

  /**
   * @param setUp for a shell, once the code is there; empty for nothing
   */
  static Proposal of(
      String image, String setUp, boolean usesGpu, Set<String> uses, List<String> reasons) {
    var properties = new LinkedHashMap<String, Json>();
    properties.put("image", Json.Text.of(image));
    if (!setUp.isEmpty()) properties.put("updateContentCommand", Json.Text.of(setUp));
    if (usesGpu) {
      properties.put("hostRequirements", Json.Fields.of(Map.of("gpu", Json.Text.of("optional"))));
    }
    return new Proposal(DevContainerReader.read("", Json.Fields.of(properties)), uses, reasons);
  }

  /** The release of Python in it, such as {@code 3.12}. */
  public Optional<String> python() {
    return container.scenario() instanceof Scenario.Image(var image)
        ? PythonVersion.release(image)
        : Optional.empty();
  }

  /** What to add to the repository to keep it: texts by path. */
  public Map<String, String> files() {
    return Map.of(".devcontainer/devcontainer.json", JsonText.of(container.tree()) + "\n");
  }
}
