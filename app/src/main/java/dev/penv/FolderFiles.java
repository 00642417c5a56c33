package dev.penv;

import dev.penv.complaint.Complained;
import dev.penv.complaint.Place;
import dev.penv.environment.RepositoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A repository as it lies on disk. */
record FolderFiles(Path root) implements RepositoryFiles {
  private static final int LONGEST = 1 << 20;

  @Override
  public Optional<String> file(String path) {
    var file = root.resolve(path);
    if (!Files.isRegularFile(file)) return Optional.empty();
    try (var bytes = Files.newInputStream(file)) {
      var read = bytes.readNBytes(LONGEST + 1);
      if (read.length > LONGEST) throw tooLarge(path);
      return Optional.of(new String(read, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Complained tooLarge(String path) {
    return new Complained(
        new Place.InFile(path, 1, 1),
        "The file is larger than 1 MB.",
        "Move what is not configuration elsewhere.");
  }

  @Override
  public List<String> files(String path) {
    return children(path, Files::isRegularFile);
  }

  @Override
  public List<String> folders(String path) {
    return children(path, Files::isDirectory);
  }

  private List<String> children(String path, Predicate<Path> kind) {
    var folder = root.resolve(path);
    if (!Files.isDirectory(folder)) return List.of();
    try (var children = Files.list(folder)) {
      return children.filter(kind).map(child -> child.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
