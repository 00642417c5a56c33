package dev.penv.environment;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A repository at one commit. */
public record FilesInMemory(Map<String, String> texts) implements RepositoryFiles {
  @Override
  public Optional<String> file(String path) {
    return Optional.ofNullable(texts.get(path));
  }

  @Override
  public List<String> files(String path) {
    var start = path.isEmpty() ? "" : path + "/";
    return texts.keySet().stream()
        .filter(file -> file.startsWith(start))
        .map(file -> file.substring(start.length()))
        .filter(rest -> !rest.contains("/"))
        .toList();
  }

  @Override
  public List<String> folders(String path) {
    return texts.keySet().stream()
        .filter(file -> file.startsWith(path + "/"))
        .map(file -> file.substring(path.length() + 1))
        .filter(rest -> rest.contains("/"))
        .map(rest -> rest.substring(0, rest.indexOf('/')))
        .distinct()
        .toList();
  }
}
