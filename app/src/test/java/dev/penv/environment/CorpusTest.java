package dev.penv.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penv.Needs;
import dev.penv.complaint.Place;
import dev.penv.hardware.DataSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files of real repositories, beside the answers of the reference implementation. */
class CorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What may be refused: not JSON at all, repaired in silence by the reference, ambiguous (keys
   * that are there twice), nested or large beyond reason, or of types that mean nothing.
   */
  private static final Set<String> MAY_BE_REFUSED =
      Set.of(
          "01", "02", "03", "04", "05", "06", "08", "09", "10", "11", "12", "21", "22", "23", "26",
          "27", "28", "30", "31");

  private record OnDisk(Path root) implements RepositoryFiles {
    @Override
    public Optional<String> file(String path) {
      var file = root.resolve(path);
      return Files.isRegularFile(file) ? Optional.of(text(file)) : Optional.empty();
    }

    @Override
    public List<String> folders(String path) {
      var folder = root.resolve(path);
      return Files.isDirectory(folder)
          ? children(folder).filter(Files::isDirectory).map(CorpusTest::name).toList()
          : List.of();
    }
  }

  @TestFactory
  Stream<DynamicTest> realFilesAreReadAsTheReferenceReadsThem() {
    return children(Needs.testData("corpus/devcontainer"))
        .filter(Files::isDirectory)
        .sorted()
        .map(folder -> DynamicTest.dynamicTest(name(folder), () -> compare(folder)));
  }

  private static void compare(Path folder) {
    var files = new OnDisk(folder);
    if (Files.exists(folder.resolve("expected.json"))) {
      compare(Environments.read(files, ""), folder, "");
    }
    for (var name : files.folders(".devcontainer")) {
      if (Files.exists(folder.resolve("expected." + name + ".json"))) {
        compare(Environments.read(files, name), folder, "." + name);
      }
    }
  }

  private static void compare(Reading reading, Path folder, String suffix) {
    var environment = Readings.understood(reading);
    var configuration = json(folder.resolve("expected" + suffix + ".json")).path("configuration");
    var merged =
        json(folder.resolve("expected-merged" + suffix + ".json"))
            .at("/mergedConfiguration/hostRequirements");

    assertThat(Readings.image(environment)).isEqualTo(configuration.path("image").asText());
    var requirements = environment.container().metadata().host().requirements();
    assertThat(requirements.cpus()).isEqualTo(merged.path("cpus").asInt());
    assertThat(requirements.memory()).isEqualTo(size(merged.path("memory")));
    assertThat(requirements.disk()).isEqualTo(size(merged.path("storage")));
    assertThat(requirements.gpu().gpus()).isEqualTo(needsGpu(merged.path("gpu")) ? 1 : 0);
  }

  private static boolean needsGpu(JsonNode gpu) {
    return gpu.isObject() || gpu.asBoolean();
  }

  /** Nothing at all to merge comes out of the reference as minus infinity. */
  private static DataSize size(JsonNode merged) {
    var text = merged.asText();
    return text.isEmpty() || text.equals("-Infinity")
        ? DataSize.ZERO
        : DataSize.parse(text).orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> brokenFilesAreReadOrRefusedWithPlaceAndRemedy() {
    return children(Needs.testData("corpus/devcontainer-bad"))
        .filter(file -> name(file).matches("\\d+\\.json"))
        .sorted()
        .map(file -> DynamicTest.dynamicTest(name(file), () -> readOrRefuse(file)));
  }

  private static void readOrRefuse(Path file) {
    switch (Readings.of(text(file))) {
      case Reading.Understood understood -> assertThat(understood.environment()).isNotNull();
      case Reading.Misread misread -> {
        assertThat(MAY_BE_REFUSED).contains(name(file).substring(0, 2));
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

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
