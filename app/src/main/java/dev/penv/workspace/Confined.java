package dev.penv.workspace;

import dev.penv.remote.Shell;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether what a devcontainer names stays in its checkout once links are followed. Asked before a
 * program that acts as penv is to read it.
 */
record Confined(Shell worker, String checkout) {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private static final String LINKS =
      """
      cd -- "$1" || exit
      shift
      for each; do find "./$each" -type l -print 2>/dev/null; done | sed 's|^\\./||' | head -n 1
      """;

  /** Prints the first path that leads out of the checkout. */
  private static final String ESCAPES =
      """
      root=$(readlink -f -- "$1") || exit
      cd -- "$1" || exit
      shift
      for each; do
        find "./$each" -maxdepth 0 -exec sh -c '
          root=$1
          shift
          for path; do
            case $(readlink -m -- "$path")/ in
              "$root"/*) ;;
              *) echo "${path#./}"; exit ;;
            esac
          done
        ' sh "$root" '{}' + 2>/dev/null
      done | head -n 1
      """;

  /** The first of these that is not; empty when all are. What does not exist is confined. */
  Optional<String> escape(List<String> paths) throws IOException {
    return first(ESCAPES, paths);
  }

  /** The first link in these folders, wherever it leads. */
  Optional<String> link(List<String> folders) throws IOException {
    return first(LINKS, folders);
  }

  private Optional<String> first(String script, List<String> paths) throws IOException {
    var words = new ArrayList<>(List.of("sh", "-c", script, "sh", checkout));
    words.addAll(paths);
    var result = worker.run(words, Map.of("LC_ALL", "C"), new byte[0], LIMIT);
    if (!result.succeeded()) throw new IOException(result.errors().strip());
    return result.output().lines().findFirst();
  }
}
