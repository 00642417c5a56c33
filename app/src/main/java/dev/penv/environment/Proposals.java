package dev.penv.environment;

import dev.penv.complaint.Complained;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at the root of a repository for what people and tools write down there of what they need.
 * Nothing of a file's text becomes part of a command.
 */
final class Proposals {
  static final String PLAIN = "mcr.microsoft.com/devcontainers/base:debian";
  private static final String CONDA = "mcr.microsoft.com/devcontainers/miniconda:3";
  private static final String NODE = "mcr.microsoft.com/devcontainers/javascript-node:22";
  private static final String GO = "mcr.microsoft.com/devcontainers/go:1";
  private static final String RUST = "mcr.microsoft.com/devcontainers/rust:1";
  private static final String R = "ghcr.io/rocker-org/devcontainer/r-ver:4";

  private static final Pattern USES_GPU =
      Pattern.compile(
          "(?im)^[ \\t\"'-]{0,20}(torch|torchvision|pytorch|tensorflow|jax|cupy|lightning|vllm)\\b");

  /** At the beginning of a line, or in a list within one; bounded, as texts can be hostile. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?im)(?:^|[\\[,])[ \\t\"'-]{0,20}(torch|torchvision|pytorch|tensorflow|jax|lightning"
              + "|numpy|scipy|pandas|matplotlib|scikit-learn)(?![\\w-])");

  private final RepositoryFiles files;
  private final Set<String> names;
  private final String plain;

  private Proposals(RepositoryFiles files, String plain) {
    this.files = files;
    this.names = new HashSet<>(files.files(""));
    this.plain = plain;
  }

  /**
   * @param plain the image where nothing is written down
   */
  static Proposal of(RepositoryFiles files, String plain) {
    return new Proposals(files, plain).first();
  }

  /** What describes the most comes first. */
  private Proposal first() {
    return Stream.<Supplier<Optional<Proposal>>>of(
            () -> conda("environment.yml"),
            () -> conda("environment.yaml"),
            this::requirements,
            this::pyproject,
            this::setup,
            this::r,
            this::node,
            () -> simple("go.mod", GO, "go mod download"),
            () -> simple("Cargo.toml", RUST, "cargo fetch"))
        .flatMap(each -> each.get().stream())
        .findFirst()
        .orElseGet(() ->
            Proposal.of(
                plain,
                "",
                false,
                Set.of(),
                List.of("Nothing in the root of the repository says what it needs.")));
  }

  private Optional<Proposal> conda(String name) {
    if (!names.contains(name)) return Optional.empty();
    var setUp = "conda env update --name base --file " + name;
    return Optional.of(propose(name, CONDA, setUp, text(name)));
  }

  private Optional<Proposal> requirements() {
    var name = "requirements.txt";
    if (!names.contains(name)) return Optional.empty();
    return Optional.of(
        propose(name, PythonVersion.USUAL.image(), "pip install -r " + name, text(name)));
  }

  private Optional<Proposal> pyproject() {
    var name = "pyproject.toml";
    if (!names.contains(name)) return Optional.empty();
    var text = text(name);
    var image = PythonVersion.of(text).image();
    if (text.contains("[tool.poetry]")) {
      return Optional.of(
          propose(name, image, "pip install poetry && poetry install --no-interaction", text));
    }
    var isPackage = text.contains("[project]") || text.contains("[build-system]");
    return Optional.of(propose(name, image, isPackage ? "pip install -e ." : "", text));
  }

  private Optional<Proposal> setup() {
    return simple("setup.py", PythonVersion.USUAL.image(), "pip install -e .");
  }

  private Optional<Proposal> r() {
    var name = "DESCRIPTION";
    if (!names.contains(name) || !text(name).startsWith("Package:")) return Optional.empty();
    var setUp = "Rscript -e 'remotes::install_deps(dependencies = TRUE)'";
    return Optional.of(
        Proposal.of(R, setUp, false, Set.of("r"), List.of("There is a `%s`.".formatted(name))));
  }

  private Optional<Proposal> node() {
    if (names.contains("pnpm-lock.yaml")) {
      return simple("package.json", NODE, "corepack enable && pnpm install --frozen-lockfile");
    }
    if (names.contains("yarn.lock")) {
      return simple("package.json", NODE, "yarn install --frozen-lockfile");
    }
    var locked = names.contains("package-lock.json");
    return simple("package.json", NODE, locked ? "npm ci" : "npm install");
  }

  private Optional<Proposal> simple(String name, String image, String setUp) {
    return names.contains(name) ? Optional.of(propose(name, image, setUp, "")) : Optional.empty();
  }

  private static Proposal propose(String name, String image, String setUp, String text) {
    var reasons = new ArrayList<String>();
    reasons.add("There is a `%s`.".formatted(name));
    var framework = USES_GPU.matcher(text);
    var usesGpu = framework.find();
    if (usesGpu) {
      reasons.add("It names `%s`, which can use a GPU.".formatted(framework.group(1)));
    }
    return Proposal.of(image, setUp, usesGpu, named(text), reasons);
  }

  private static Set<String> named(String text) {
    return NAMED
        .matcher(text)
        .results()
        .map(found -> found.group(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** What is too large to be looked at only says less. */
  private String text(String name) {
    try {
      return files.file(name).orElse("");
    } catch (Complained tooLarge) {
      return "";
    }
  }
}
