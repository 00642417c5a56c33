package dev.penv.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import dev.penv.environment.Environment;
import dev.penv.environment.Environments;
import dev.penv.environment.FilesInMemory;
import dev.penv.environment.Reading;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.GpuAsk;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {
  private static final Templates TEMPLATES = Templates.packed();
  private static final Place WORD = new Place.InCommand("gpu");
  private static final Path TESTS = Path.of("../devcontainer-templates/test");

  static Stream<Template> all() {
    return TEMPLATES.all().values().stream();
  }

  /** What is wrong in none of the templates of penv. */
  private static Environment understood(Template template, Map<String, String> chosen) {
    var files = applied(template, chosen).files();
    var reading = Environments.read(new FilesInMemory(files), "");
    assertThat(reading).isInstanceOf(Reading.Understood.class);
    assertThat(((Reading.Understood) reading).warnings()).isEmpty();
    return ((Reading.Understood) reading).environment();
  }

  private static Application.Applied applied(Template template, Map<String, String> chosen) {
    var application = template.apply(chosen);
    assertThat(application).isInstanceOf(Application.Applied.class);
    return (Application.Applied) application;
  }

  private static Template template(String id) {
    return TEMPLATES.find(id).orElseThrow();
  }

  @Test
  void thereIsOneForEachUsualFramework() {
    assertThat(TEMPLATES.all().keySet())
        .contains("pytorch-cuda", "tensorflow-cuda", "jax-cuda", "scipy", "jupyter", "r");
  }

  @Test
  void theyAreFoundInAJar(@TempDir Path folder) throws Exception {
    var jar = folder.resolve("penv app.jar");
    try (var files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      var file = files.getPath("/packed/r/devcontainer-template.json");
      Files.createDirectories(file.getParent());
      Files.writeString(file, Objects.requireNonNull(template("r").files().get(Template.FILE)));
    }

    var packed = Templates.read(URI.create("jar:" + jar.toUri() + "!/packed"));

    assertThat(packed.find("r").orElseThrow().options()).isEqualTo(template("r").options());
  }

  @ParameterizedTest
  @MethodSource("all")
  void eachIsUnderstoodAndHasASampleTaskWhoseProgramIsThere(Template template) {
    var environment = understood(template, Map.of());

    assertThat(environment.path()).isEqualTo(".devcontainer/devcontainer.json");
    var sample = Objects.requireNonNull(environment.tasks().get("sample"));
    assertThat(sample.measures()).isNotEmpty();
    assertThat(sample.script().toString())
        .contains(
            applied(template, Map.of()).files().keySet().stream()
                .filter(path -> path.startsWith("penv-sample/"))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyUsualValueOfEachOptionIsUnderstood(Template template) {
    template
        .options()
        .forEach((key, option) -> {
          assertThat(option.values()).contains(option.fallback());
          for (var value : option.values()) understood(template, Map.of(key, value));
        });
  }

  @ParameterizedTest
  @MethodSource("all")
  void eachOptionIsDescribedAndMakesADifference(Template template) {
    template
        .options()
        .forEach((key, option) -> {
          assertThat(option.description()).isNotBlank();
          var other = option.values().stream().filter(each -> !each.equals(option.fallback()));
          assertThat(applied(template, Map.of(key, other.findFirst().orElseThrow())).files())
              .isNotEqualTo(applied(template, Map.of()).files());
        });
  }

  /** The reference takes the boolean default {@code false} for none. */
  @ParameterizedTest
  @MethodSource("all")
  void noOptionIsBoolean(Template template) {
    assertThat(template.files().get(Template.FILE)).doesNotContain("\"boolean\"");
  }

  @ParameterizedTest
  @MethodSource("all")
  void eachHasNotesAndATestOfItsContainer(Template template) {
    assertThat(template.files()).containsKey("NOTES.md");
    assertThat(TESTS.resolve(template.id()).resolve("test.sh")).isExecutable();
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingIsLeftToBeFilledIn(Template template) {
    assertThat(applied(template, Map.of()).files())
        .doesNotContainKeys(Template.FILE, "NOTES.md")
        .allSatisfy((path, text) -> assertThat(text).doesNotContain("templateOption"));
  }

  @Test
  void everyTestIsOfATemplate() throws Exception {
    try (var folders = Files.list(TESTS)) {
      assertThat(folders.map(each -> each.getFileName().toString()))
          .hasSize(TEMPLATES.all().size() + 2)
          .containsAll(TEMPLATES.all().keySet())
          .contains("run", "test-utils");
    }
  }

  @Test
  void thePagesAndTheWorkflowNameEachTemplate() throws Exception {
    var readme = Files.readString(Path.of("../devcontainer-templates/README.md"));
    var workflow = Files.readString(Path.of("../.github/workflows/templates.yml"));
    for (var template : TEMPLATES.all().values()) {
      assertThat(readme).contains("[`%1$s`](src/%1$s/NOTES.md)".formatted(template.id()));
      assertThat(readme).contains("`" + String.join("`, `", template.options().keySet()) + "`");
    }
    assertThat(workflow)
        .contains("template: [%s]\n".formatted(String.join(", ", TEMPLATES.all().keySet())));
  }

  @Test
  void theMemoryOfTheGpuIsChosen() {
    assertThat(understood(template("pytorch-cuda"), Map.of()).requirements().gpu())
        .isEqualTo(GpuAsk.parse("16gb", WORD));
    assertThat(
            understood(template("pytorch-cuda"), Map.of("gpuMemory", "80gb")).requirements().gpu())
        .isEqualTo(GpuAsk.parse("80gb", WORD));
  }

  @Test
  void theMemoryOfTheMachineIsChosen() {
    assertThat(understood(template("r"), Map.of("memory", "32gb")).requirements().memory())
        .isEqualTo(DataSize.parse("32gb").orElseThrow());
  }

  @Test
  void whatIsChosenStandsInTheFiles() {
    var applied = applied(template("pytorch-cuda"), Map.of("python", "3.11", "pytorch", "2.9.1"));

    assertThat(applied.options()).containsEntry("python", "3.11").containsEntry("cuda", "cu126");
    assertThat(applied.files().get(".devcontainer/Dockerfile"))
        .contains("devcontainers/python:3.11\n", "\"torch==2.9.1.*\"", "whl/cu126");
  }

  @Test
  void unknownOptionsAndValuesAreAnsweredWithThoseThatThereAre() {
    assertThat(remedies(template("jupyter").apply(Map.of("pyhton", "3.12"))))
        .containsExactly("Did you mean `python`?");
    assertThat(remedies(template("jupyter").apply(Map.of("colour", "red"))))
        .containsExactly("It has `stack`, `python`, `memory`.");
    assertThat(remedies(template("scipy").apply(Map.of("python", "2.7"))))
        .containsExactly("Take one of `3.11`, `3.12`, `3.13`.");
  }

  @Test
  void anOpenOptionTakesNothingThatLeavesItsPlace() {
    for (var value : List.of("2.8 && reboot", "2\"", "$(id)", "", "../x", "a\nb")) {
      assertThat(remedies(template("r").apply(Map.of("r", value)))).hasSize(1);
    }
  }

  private static List<String> remedies(Application application) {
    return assertThat(application)
        .asInstanceOf(type(Application.Refused.class))
        .actual()
        .complaints()
        .stream()
        .map(Complaint::remedy)
        .toList();
  }
}
