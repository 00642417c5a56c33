package dev.penv.environment;

import static dev.penv.environment.Answers.assertSame;
import static dev.penv.environment.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.Needs;
import dev.penv.complaint.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files of real repositories, beside the answers of the reference implementation. */
class CorpusTest {
  private static final String MAIN = ".devcontainer/devcontainer.json";

  /**
   * What may be refused: not JSON at all, repaired in silence by the reference, nested or large
   * beyond reason, or of types that mean nothing.
   */
  private static final Set<String> MAY_BE_REFUSED =
      Set.of(
          "01", "02", "04", "05", "08", "09", "10", "11", "12", "18", "21", "22", "23", "27", "28",
          "30", "31");

  /** What the reference's only container has in its environment. */
  private static final Map<String, String> IN_CONTAINER =
      Map.of(
          "PATH",
          "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
          "HOME",
          "/root",
          "LANG",
          "C.UTF-8");

  private record OnDisk(Path root) implements RepositoryFiles {
    @Override
    public Optional<String> file(String path) {
      var file = root.resolve(path);
      return Files.isRegularFile(file) ? Optional.of(text(file)) : Optional.empty();
    }

    @Override
    public List<String> files(String path) {
      throw new AssertionError("every entry has a devcontainer");
    }

    @Override
    public List<String> folders(String path) {
      var folder = root.resolve(path);
      return Files.isDirectory(folder)
          ? children(folder).filter(Files::isDirectory).map(CorpusTest::name).toList()
          : List.of();
    }
  }

  /**
   * One file that the reference was asked about.
   *
   * @param number of the entry, which is also the name of its workspace
   * @param wanted the name of the devcontainer, empty for the main one
   * @param answers where the reference's answers lie: all before {@code expected}
   */
  private record Entry(String number, RepositoryFiles files, String wanted, String answers) {
    String folder() {
      return "/scratch/" + number;
    }

    Optional<JsonNode> answer(String kind) {
      var suffix = wanted.isEmpty() ? "" : "." + wanted;
      var file = Path.of(answers + kind + suffix + ".json");
      if (!Files.exists(file)) return Optional.empty();
      return Optional.of(json(text(file).replace("${WORKSPACE}", folder())));
    }

    @Override
    public String toString() {
      return (number + " " + wanted).strip();
    }
  }

  @TestFactory
  Stream<DynamicTest> realFilesAreReadAsTheReferenceReadsThem() {
    return children(Needs.testData("corpus/devcontainer"))
        .filter(Files::isDirectory)
        .sorted()
        .flatMap(CorpusTest::entries)
        .filter(entry -> entry.answer("expected").isPresent())
        .map(entry ->
            DynamicTest.dynamicTest(entry.toString(), () -> compare(entry, understood(entry))));
  }

  private static Stream<Entry> entries(Path folder) {
    var files = new OnDisk(folder);
    return Stream.concat(Stream.of(""), files.folders(".devcontainer").stream())
        .map(name -> new Entry(name(folder), files, name, folder + "/"));
  }

  @TestFactory
  Stream<DynamicTest> oddFilesAreReadAsTheReferenceReadsThemOrRefusedWithPlaceAndRemedy() {
    return children(Needs.testData("corpus/devcontainer-bad"))
        .filter(file -> name(file).matches("\\d+\\.json"))
        .sorted()
        .map(file -> DynamicTest.dynamicTest(name(file), () -> compareOrRefuse(file)));
  }

  private static void compareOrRefuse(Path file) {
    var number = name(file).substring(0, 2);
    var files = new FilesInMemory(Map.of(MAIN, text(file)));
    var entry = new Entry(number, files, "", file.resolveSibling(number + ".").toString());
    switch (Environments.read(files, "")) {
      case Reading.Understood(var environment, var _) -> {
        assertThat(entry.answer("expected")).as("the reference reads it too").isPresent();
        compare(entry, environment.container());
      }
      case Reading.Misread misread -> {
        assertThat(MAY_BE_REFUSED).contains(number);
        for (var complaint : misread.complaints()) {
          var place = (Place.InFile) complaint.place();
          assertThat(place.line()).isPositive();
          assertThat(place.column()).isPositive();
          assertThat(complaint.problem()).isNotBlank().doesNotContain("\n", "\0");
          assertThat(complaint.remedy()).isNotBlank();
        }
      }
    }
  }

  private static DevContainer understood(Entry entry) {
    return Readings.understood(Environments.read(entry.files(), entry.wanted())).container();
  }

  private static void compare(Entry entry, DevContainer written) {
    var local = written.local(entry.folder(), environment());
    compare(written.with(local), entry, entry.answer("expected").orElseThrow());
    var inContainer =
        local
            .then(Variables.identified(Map.of("penv.corpus", entry.number())))
            .then(Variables.running(IN_CONTAINER));
    var merged = entry.answer("expected-merged").orElseThrow();
    var container = written.with(inContainer);
    compare(container, entry, merged);
    compareMerged(container, merged.path("mergedConfiguration"));
  }

  private static void compare(DevContainer container, Entry entry, JsonNode expected) {
    assertSame(container.tree(), withoutPath(expected.path("configuration")));
    var workspace = container.workspace(entry.folder());
    assertThat(workspace.path()).isEqualTo(expected.at("/workspace/workspaceFolder").asText());
    assertThat(workspace.mount()).isEqualTo(expected.at("/workspace/workspaceMount").asText());
  }

  private static void compareMerged(DevContainer container, JsonNode expected) {
    var merged = withoutPath(expected);
    var host = withoutQuirks(merged.path("hostRequirements"));
    if (host.isMissingNode()) merged.remove("hostRequirements");
    else merged.set("hostRequirements", host);
    assertSame(container.mergedTree(List.of()), merged);
  }

  /** Nothing at all to merge comes out of the reference as minus infinity, and a word as null. */
  private static JsonNode withoutQuirks(JsonNode host) {
    if (!(host instanceof ObjectNode fields)) return host;
    var kept = fields.deepCopy();
    for (var key : List.of("cpus", "memory", "storage")) {
      var value = kept.path(key);
      if (value.isNull() || value.asText().equals("-Infinity")) kept.remove(key);
    }
    return kept.isEmpty() ? MissingNode.getInstance() : kept;
  }

  private static ObjectNode withoutPath(JsonNode configuration) {
    var copy = (ObjectNode) configuration.deepCopy();
    copy.remove("configFilePath");
    return copy;
  }

  private static Map<String, String> environment() {
    var environment = new LinkedHashMap<String, String>();
    json(text(Needs.testData("corpus/oracle").resolve("env.json")))
        .properties()
        .forEach(variable -> environment.put(variable.getKey(), variable.getValue().asText()));
    return environment;
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> children(Path folder) {
    try (var children = Files.list(folder)) {
      return children.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
