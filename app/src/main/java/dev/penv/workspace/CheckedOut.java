package dev.penv.workspace;

import dev.penv.environment.RepositoryFiles;
import dev.penv.remote.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a checkout, read as the user that it belongs to: whatever links lead elsewhere lead
 * to nothing that the repository's code could not read by itself.
 */
record CheckedOut(Shell worker, String folder) implements RepositoryFiles {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** GitHub's API gives no larger files either. */
  private static final int MOST = 1 << 20;

  private static final String READ =
      """
      cd -- "$1" && [ -f "$2" ] || exit 3
      exec head -c "$3" -- "$2"
      """;
  private static final String LIST =
      """
      cd -- "$1" 2>/dev/null && cd -- "./$2" 2>/dev/null || exit 0
      exec find . -mindepth 1 -maxdepth 1 -type "$3" -printf '%f\\0'
      """;

  @Override
  public Optional<String> file(String path) {
    var result = run(READ, path, Integer.toString(MOST));
    return result.succeeded() ? Optional.of(result.output()) : Optional.empty();
  }

  @Override
  public List<String> folders(String path) {
    return list(path, "d");
  }

  @Override
  public List<String> files(String path) {
    return list(path, "f");
  }

  private List<String> list(String path, String type) {
    var names = new ArrayList<>(List.of(run(LIST, path, type).output().split("\0", -1)));
    names.removeIf(String::isEmpty);
    return names;
  }

  private Shell.Result run(String script, String... arguments) {
    var words = new ArrayList<>(List.of("sh", "-c", script, "sh", folder));
    words.addAll(List.of(arguments));
    try {
      return worker.run(words, Map.of("LC_ALL", "C"), new byte[0], LIMIT);
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }
}
