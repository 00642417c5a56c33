package dev.penv.workspace;

import dev.penv.remote.Shell;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compose, as it is there for whoever owns a checkout: with no docker to talk to and nothing in its
 * environment, so that the files it follows tell it no more than the code of the repository could
 * read anyway.
 */
record ComposeCli(Shell worker, String checkout) {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int ABSENT = 127;

  /** Less than what is kept of an output: more than this may have lost its beginning. */
  private static final int MOST = 500_000;

  /** The reference implementation, too, takes the newer one where both are there. */
  private static final String SCRIPT =
      """
      cd -- "$1" || exit
      shift
      export HOME=/nonexistent DOCKER_CONFIG=/nonexistent
      if docker compose version --short >/dev/null 2>&1; then
        exec docker compose "$@" config
      fi
      exec docker-compose "$@" config
      """;

  /** What it says of compose files. */
  sealed interface Said {
    /** All of them as one, in YAML. */
    record Whole(String text) implements Said {}

    /** Why they make no whole, in its words. */
    record Unclear(String problem) implements Said {}
  }

  /**
   * @param files absolute; when empty, those that it finds in the checkout itself
   */
  Said config(String project, List<String> files) throws IOException {
    var words = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", checkout, "-p", project));
    for (var file : files) words.addAll(List.of("-f", file));
    var result = worker.run(words, Map.of("LC_ALL", "C.UTF-8"), new byte[0], LIMIT);
    if (result.exitCode() == ABSENT) {
      throw new DockerFailure(
          DockerFailure.Kind.OTHER, "there is no docker compose on this machine");
    }
    if (!result.succeeded()) return new Said.Unclear(result.errors().strip());
    return result.output().length() > MOST
        ? new Said.Unclear("They say more than %d characters.".formatted(MOST))
        : new Said.Whole(result.output());
  }
}
