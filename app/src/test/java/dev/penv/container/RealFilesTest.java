package dev.penv.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.Needs;
import dev.penv.environment.Environment;
import dev.penv.environment.Environments;
import dev.penv.environment.LocalFolder;
import dev.penv.environment.Reading;
import dev.penv.environment.RepositoryFiles;
import dev.penv.environment.Scenario;
import dev.penv.hardware.DataSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What public repositories ask of docker is understood, word by word. */
class RealFilesTest {
  private static final Premises PREMISES =
      new Premises(List.of("/checkouts/one"), Set.of(), "penv-1-", new Gpus.None(), Map.of());
  private static final Berth BERTH =
      new Berth(new LocalFolder("/checkouts/one", "shop"), PREMISES, DataSize.ZERO);

  private record OnDisk(Path root) implements RepositoryFiles {
    @Override
    public Optional<String> file(String path) {
      var file = root.resolve(path);
      return Files.isRegularFile(file) ? Optional.of(text(file)) : Optional.empty();
    }

    @Override
    public List<String> files(String path) {
      return List.of();
    }

    @Override
    public List<String> folders(String path) {
      var folder = root.resolve(path);
      return Files.isDirectory(folder)
          ? children(folder).filter(Files::isDirectory).map(RealFilesTest::name).toList()
          : List.of();
    }
  }

  @TestFactory
  Stream<DynamicTest> nothingThatRealFilesSayToDockerIsUnknown() {
    return children(Needs.testData("corpus/devcontainer"))
        .filter(Files::isDirectory)
        .sorted()
        .flatMap(folder -> {
          var files = new OnDisk(folder);
          return Stream.concat(Stream.of(""), files.folders(".devcontainer").stream())
              .flatMap(wanted -> understood(files, wanted).stream())
              .map(environment ->
                  DynamicTest.dynamicTest(
                      name(folder) + " " + environment.path(), () -> check(environment)));
        });
  }

  private static Optional<Environment> understood(RepositoryFiles files, String wanted) {
    return Environments.read(files, wanted) instanceof Reading.Understood(var environment, _)
            && !(environment.container().scenario() instanceof Scenario.Compose)
        ? Optional.of(environment)
        : Optional.empty();
  }

  private static void check(Environment environment) {
    var image = new BuiltImage("debian", List.of(), List.of());
    var specified = Specification.of(environment, image, BERTH);
    assertThat(specified).isInstanceOf(Specified.Understood.class);
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static Stream<Path> children(Path folder) {
    try (var all = Files.list(folder)) {
      return all.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
