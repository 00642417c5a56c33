package dev.penv.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.environment.FilesInMemory;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  private static final Templates TEMPLATES = Templates.packed();

  private static Suggestion of(String... files) {
    var texts = new HashMap<String, String>();
    for (int i = 0; i < files.length; i += 2) texts.put(files[i], files[i + 1]);
    return Suggestion.of(new FilesInMemory(texts), TEMPLATES);
  }

  @Test
  void aFrameworkThatTheRequirementsNameDecides() {
    var suggestion = of("requirements.txt", "numpy\ntorch==2.8\n", "notes.ipynb", "{}");

    assertThat(suggestion.template()).isEqualTo("pytorch-cuda");
    assertThat(suggestion.reasons())
        .containsExactly(
            "There is a `requirements.txt`.", "It names `torch`, which can use a GPU.");
    assertThat(of("requirements.txt", "tensorflow>=2.18\n").template())
        .isEqualTo("tensorflow-cuda");
    assertThat(of("requirements.txt", "jax[cuda12]\n").template()).isEqualTo("jax-cuda");
  }

  @Test
  void theReleaseOfPythonIsTakenFromTheProject() {
    var project =
        """
        [project]
        requires-python = ">=3.13"
        dependencies = ["tqdm", "torch>=2.7"]
        """;

    assertThat(of("pyproject.toml", project).template()).isEqualTo("pytorch-cuda");
    assertThat(of("pyproject.toml", project).options()).isEqualTo(Map.of("python", "3.13"));
  }

  @Test
  void aReleaseThatTheTemplateLacksIsLeftToIt() {
    var project = "[project]\nrequires-python = \"==3.9\"\ndependencies = [\"jax\"]\n";

    assertThat(of("pyproject.toml", project).options()).isEmpty();
  }

  @Test
  void notebooksAndScriptsDecideWhereNoFrameworkDoes() {
    assertThat(of("a.ipynb", "{}", "requirements.txt", "numpy\n").template()).isEqualTo("jupyter");
    assertThat(of("a.ipynb", "{}").reasons()).containsExactly("There are notebooks.");
    assertThat(of("fit.R", "").template()).isEqualTo("r");
    assertThat(of("DESCRIPTION", "Package: x\n").template()).isEqualTo("r");
  }

  @Test
  void numbersWithoutAFrameworkAreScience() {
    assertThat(of("requirements.txt", "pandas\n").template()).isEqualTo("scipy");
    assertThat(of("requirements.txt", "pandas\n").reasons()).contains("It names `pandas`.");
    assertThat(of("requirements.txt", "torch-scatter-like\n").template()).isEmpty();
  }

  @Test
  void whatNoTemplateSuitsKeepsWhatPenvUsesAnyway() {
    var suggestion = of("go.mod", "module x\n");

    assertThat(suggestion.template()).isEmpty();
    assertThat(suggestion.proposal().files().get(".devcontainer/devcontainer.json"))
        .contains("devcontainers/go:1", "go mod download");
    assertThat(of("environment.yml", "dependencies:\n  - pytorch\n").template()).isEmpty();
    assertThat(of().reasons()).hasSize(1);
  }
}
