package dev.penv.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.complaint.Complained;
import dev.penv.complaint.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalsTest {
  private static final String MICROSOFT = "mcr.microsoft.com/devcontainers/";

  private static Proposal of(String... files) {
    var texts = new HashMap<String, String>();
    for (var file : files) texts.put(file, "");
    return Proposals.of(new FilesInMemory(texts), Proposals.PLAIN);
  }

  private static String image(Proposal proposal) {
    return ((Scenario.Image) proposal.container().scenario()).name().replace(MICROSOFT, "");
  }

  private static String setUp(Proposal proposal) {
    return proposal.container().metadata().lifecycle().at(Stage.UPDATE_CONTENT).stream()
        .flatMap(hook -> hook.scripts().values().stream())
        .map(script -> ((Script.Shell) script).text())
        .findFirst()
        .orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "environment.yml, miniconda:3, conda env update --name base --file environment.yml",
    "requirements.txt, python:3.12, pip install -r requirements.txt",
    "setup.py, python:3.12, pip install -e .",
    "package.json, javascript-node:22, npm install",
    "go.mod, go:1, go mod download",
    "Cargo.toml, rust:1, cargo fetch",
  })
  void theFileInTheRootSaysWhatIsNeeded(String file, String image, String setUp) {
    var proposal = of("README.md", file);

    assertThat(image(proposal)).isEqualTo(image);
    assertThat(setUp(proposal)).isEqualTo(setUp);
    assertThat(proposal.reasons()).containsExactly("There is a `%s`.".formatted(file));
  }

  @Test
  void withoutAnythingItIsAPlainSystem() {
    assertThat(image(of("README.md"))).isEqualTo("base:debian");
    assertThat(setUp(of())).isEmpty();
    assertThat(of().reasons()).hasSize(1);
  }

  @Test
  void whatSaysMoreGoesFirst() {
    assertThat(image(of("requirements.txt", "environment.yml"))).isEqualTo("miniconda:3");
    assertThat(image(of("package.json", "requirements.txt"))).isEqualTo("python:3.12");
  }

  @Test
  void aLockFileDecidesHowPackagesAreInstalled() {
    assertThat(setUp(of("package.json", "package-lock.json"))).isEqualTo("npm ci");
    assertThat(setUp(of("package.json", "yarn.lock"))).startsWith("yarn install");
    assertThat(setUp(of("package.json", "pnpm-lock.yaml"))).contains("pnpm install");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requires-python = \">=3.9\" | 12",
        "requires-python = \">=3.13\" | 13",
        "requires-python = \">=3.8,<3.11\" | 10",
        "requires-python = \"==3.10.*\" | 10",
        "python = \"^3.11\" | 12",
        "requires-python = \"$(rm -rf /)\" | 12",
        "name = \"x\" | 12",
      })
  void aProjectChoosesItsPython(String line, int minor) {
    var files = new FilesInMemory(Map.of("pyproject.toml", "[project]\n" + line + "\n"));

    assertThat(image(Proposals.of(files, Proposals.PLAIN))).isEqualTo("python:3." + minor);
  }

  @Test
  void aProjectIsInstalledByItsOwnTool() {
    assertThat(setUp(project("[tool.poetry]\nname = \"x\""))).contains("poetry install");
    assertThat(setUp(project("[build-system]"))).isEqualTo("pip install -e .");
    assertThat(setUp(project("[tool.black]"))).isEmpty();
  }

  private static Proposal project(String text) {
    return Proposals.of(new FilesInMemory(Map.of("pyproject.toml", text)), Proposals.PLAIN);
  }

  @ParameterizedTest
  @CsvSource({"torch==2.4, true", "'  - pytorch', true", "numpy, false", "my-torch, false"})
  void aGpuIsUsedWhereThereIsOneByWhatCan(String line, boolean optional) {
    var proposal =
        Proposals.of(new FilesInMemory(Map.of("requirements.txt", "a\n" + line)), Proposals.PLAIN);

    assertThat(proposal.container().needs().gpu() instanceof GpuWish.Optional).isEqualTo(optional);
    assertThat(proposal.container().needs().requirements().gpu().gpus()).isZero();
  }

  @Test
  void aFileThatIsTooLargeOnlySaysLess() {
    var files =
        new RepositoryFiles() {
          @Override
          public Optional<String> file(String path) {
            throw new Complained(new Place.InFile(path, 1, 1), "Too large.", "Make it smaller.");
          }

          @Override
          public List<String> files(String path) {
            return List.of("requirements.txt");
          }

          @Override
          public List<String> folders(String path) {
            return List.of();
          }
        };

    assertThat(setUp(Proposals.of(files, Proposals.PLAIN)))
        .isEqualTo("pip install -r requirements.txt");
  }

  @Test
  void peopleAreToldWhatWasUsedAndWhy() {
    var proposed = Environment.of(of("requirements.txt")).proposed().orElseThrow();

    assertThat(proposed.problem())
        .isEqualTo(
            "No devcontainer found, used `mcr.microsoft.com/devcontainers/python:3.12` and"
                + " `pip install -r requirements.txt`. There is a `requirements.txt`.");
    assertThat(proposed.remedy()).isEqualTo("`/init` keeps it.");
    assertThat(Environment.NONE.proposed()).isEmpty();
  }
}
