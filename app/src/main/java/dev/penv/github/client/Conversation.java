package dev.penv.github.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.github.Repo;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The comments of a pull request or issue. hub4j would ask for the author of each. */
record Conversation(Installation installation, Repo repo, int number) {
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"next\"");
  private static final int MOST_PAGES = 50;

  /** Those written or changed since then, oldest first. */
  Stream<JsonNode> since(Instant since) {
    var path =
        "%s/issues/%d/comments?since=%s&per_page=100".formatted(Urls.of(repo), number, since);
    var start = installation.session().server().at(path);
    var comments = new ArrayList<JsonNode>();
    var page = Optional.of(start);
    for (int pages = 0; page.isPresent() && pages < MOST_PAGES; pages++) {
      var reply = installation.session().send(Call.get(page.get(), Call.JSON));
      Json.read(reply).forEach(comments::add);
      page = reply.header("Link").flatMap(Conversation::next);
    }
    return comments.stream();
  }

  private static Optional<URI> next(String links) {
    var next = NEXT.matcher(links);
    return next.find() ? Optional.of(Urls.named(next.group(1))) : Optional.empty();
  }
}
