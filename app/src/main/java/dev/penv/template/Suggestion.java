package dev.penv.template;

import dev.penv.environment.Environments;
import dev.penv.environment.Proposal;
import dev.penv.environment.RepositoryFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a repository without a devcontainer could begin with.
 *
 * @param template the id of the template that suits; empty where none does
 * @param options what to choose for it
 * @param proposal what penv runs the repository in as long as it has none
 * @param reasons each a sentence in Markdown; never empty
 */
public record Suggestion(
    String template, Map<String, String> options, Proposal proposal, List<String> reasons) {
  private static final Set<String> SCIENCE =
      Set.of("numpy", "scipy", "pandas", "matplotlib", "scikit-learn");

  public Suggestion {
    options = Map.copyOf(options);
    reasons = List.copyOf(reasons);
  }

  /** Looks at the root of the repository alone. */
  public static Suggestion of(RepositoryFiles files, Templates templates) {
    var proposal = Environments.propose(files);
    var names = files.files("");
    var reasons = new ArrayList<>(proposal.reasons());
    // Its packages come from conda's file, which no template reads.
    if (names.stream().anyMatch(name -> name.matches("environment\\.ya?ml"))) {
      return new Suggestion("", Map.of(), proposal, reasons);
    }
    var template =
        framework(proposal.uses())
            .or(() -> notebooks(names, reasons))
            .or(() -> scripts(names, proposal.uses(), reasons))
            .or(() -> science(proposal.uses(), reasons));
    if (template.isEmpty()) return new Suggestion("", Map.of(), proposal, reasons);
    var options =
        templates.find(template.get()).map(found -> python(found, proposal)).orElse(Map.of());
    return new Suggestion(template.get(), options, proposal, reasons);
  }

  private static Optional<String> framework(Set<String> uses) {
    if (uses.stream().anyMatch(Set.of("torch", "torchvision", "pytorch", "lightning")::contains)) {
      return Optional.of("pytorch-cuda");
    }
    if (uses.contains("tensorflow")) return Optional.of("tensorflow-cuda");
    return uses.contains("jax") ? Optional.of("jax-cuda") : Optional.empty();
  }

  private static Optional<String> notebooks(List<String> names, List<String> reasons) {
    if (names.stream().noneMatch(name -> name.endsWith(".ipynb"))) return Optional.empty();
    reasons.clear();
    reasons.add("There are notebooks.");
    return Optional.of("jupyter");
  }

  private static Optional<String> scripts(
      List<String> names, Set<String> uses, List<String> reasons) {
    if (uses.contains("r")) return Optional.of("r");
    if (names.stream().noneMatch(name -> name.matches(".*\\.[Rr]"))) return Optional.empty();
    reasons.clear();
    reasons.add("There are scripts in R.");
    return Optional.of("r");
  }

  private static Optional<String> science(Set<String> uses, List<String> reasons) {
    var named = uses.stream().filter(SCIENCE::contains).sorted().findFirst();
    named.ifPresent(word -> reasons.add("It names `%s`.".formatted(word)));
    return named.map(_ -> "scipy");
  }

  /** The release that the repository asks for, where the template has it. */
  private static Map<String, String> python(Template template, Proposal proposal) {
    var option = template.options().get("python");
    return proposal
        .python()
        .filter(release -> option != null && option.accepts(release))
        .map(release -> Map.of("python", release))
        .orElse(Map.of());
  }
}
