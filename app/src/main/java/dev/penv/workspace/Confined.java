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
  private static final int DEEP = 1000;

  /** Prints the first path that leads out of the checkout. */
  private static final String SCRIPT =
      """
      root=$(readlink -f -- "$1") || exit
      cd -- "$1" || exit
      deep=$2
      shift 2
      for each; do
        find "./$each" -maxdepth "$deep" '(' -path "./$each" -o -type l ')' -exec sh -c '
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
    return escape(0, paths);
  }

  /** The first link in a folder that leads out, or the folder itself. */
  Optional<String> escapeIn(String folder) throws IOException {
    return escape(DEEP, List.of(folder));
  }

  private Optional<String> escape(int deep, List<String> paths) throws IOException {
    var words =
        new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", checkout, Integer.toString(deep)));
    words.addAll(paths);
    var result = worker.run(words, Map.of("LC_ALL", "C"), new byte[0], LIMIT);
    if (!result.succeeded()) throw new IOException(result.errors().strip());
    return result.output().lines().findFirst();
  }
}
