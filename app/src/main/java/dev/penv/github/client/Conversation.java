package dev.penv.github.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.github.Repo;
import java.time.Instant;
import java.util.stream.Stream;

/** The comments of a pull request or issue. hub4j would ask for the author of each. */
record Conversation(Installation installation, Repo repo, int number) {
  private static final int MOST_PAGES = 50;

  /** Those written or changed since then, oldest first. */
  Stream<JsonNode> since(Instant since) {
    var path = "/issues/%d/comments?since=%s&per_page=100".formatted(number, since);
    return installation.all(repo, path, MOST_PAGES).stream();
  }
}
