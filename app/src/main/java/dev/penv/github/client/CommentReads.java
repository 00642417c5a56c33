package dev.penv.github.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.github.Account;
import dev.penv.github.PostedComments;
import dev.penv.github.Repo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** Comments through the REST API. hub4j would ask for the author of each. */
final class CommentReads implements PostedComments {
  private static final int MOST_PAGES = 10;

  private final Session app;
  private final LongFunction<Installation> installations;
  private final Self self;

  /**
   * @param app speaks for the App itself
   */
  CommentReads(Session app, LongFunction<Installation> installations, Self self) {
    this.app = app;
    this.installations = installations;
    this.self = self;
  }

  @Override
  public List<Posted> since(Repo repo, Instant since) {
    var path = "/issues/comments?since=%s&sort=updated&direction=asc&per_page=100".formatted(since);
    return Reads.found(() -> of(repo).all(repo, path, MOST_PAGES)).orElse(List.of()).stream()
        .filter(comment -> comment.hasNonNull("user"))
        .map(CommentReads::posted)
        .toList();
  }

  private static Posted posted(JsonNode comment) {
    var user = comment.path("user");
    return new Posted(
        comment.path("id").asLong(),
        number(comment.path("issue_url").asText()),
        new Account(
            user.path("id").asLong(),
            user.path("login").asText(),
            user.path("type").asText().equals("Bot")),
        comment.hasNonNull("performed_via_github_app"),
        comment.path("body").asText(""),
        Json.instant(comment, "created_at"),
        Json.instant(comment, "updated_at"));
  }

  /** A comment names its issue or pull request by the address alone. */
  private static int number(String issue) {
    try {
      return Integer.parseInt(issue.substring(issue.lastIndexOf('/') + 1));
    } catch (NumberFormatException foreign) {
      throw new Failure.Unanswered("a comment of GitHub's does not say where it stands");
    }
  }

  @Override
  public Optional<Thread> thread(Repo repo, int number) {
    return Reads.found(() -> of(repo).json(repo, "/issues/" + number))
        .map(issue ->
            new Thread(
                issue.hasNonNull("pull_request"), issue.path("state").asText().equals("open")));
  }

  @Override
  public boolean waits(Repo repo, long comment) {
    var path = "/issues/comments/" + comment + "/reactions?per_page=100";
    return Reads.found(() -> of(repo).all(repo, path, MOST_PAGES).stream().noneMatch(ours(repo)))
        .orElse(false);
  }

  private Predicate<JsonNode> ours(Repo repo) {
    var bot = self.id(of(repo));
    return reaction -> reaction.at("/user/id").asLong() == bot;
  }

  @Override
  public Optional<Instant> installed(long installation) {
    var at = app.server().at("/app/installations/" + installation);
    return Reads.found(() -> Json.instant(Json.read(app.send(Call.get(at))), "created_at"));
  }

  private Installation of(Repo repo) {
    return installations.apply(repo.installation());
  }
}
