package dev.penv;

import dev.penv.sandbox.hub.CheckRun;
import dev.penv.sandbox.hub.Comment;
import dev.penv.sandbox.hub.Issue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * The story that the demo plays: a run on main, a pull request, a comment, and what comes of it.
 */
final class DemoStory {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);
  private static final Duration LOOK_EVERY = Duration.ofMillis(150);
  private static final String CHECK = "penv / train";

  private final DemoWorld world;
  private final DemoTeller teller;
  private final HttpClient http = HttpClient.newHttpClient();

  DemoStory(DemoWorld world, DemoTeller teller) {
    this.world = world;
    this.teller = teller;
  }

  /** Plays it to its end; true when everything is as it should be. */
  boolean play() throws IOException, InterruptedException {
    var issue = world.repository().openIssue("Baseline", "How good is main?", world.ada());
    say(issue, "/run train");
    var main = world.repository().git().resolve("main").orElseThrow();
    var baseline = awaitCheck(main, CheckRun::completed);
    teller.check("main", baseline);
    var pull = world.openPullRequest();
    teller.opened(pull);
    say(pull, "/run train epochs=20");
    follow(awaitCheck(pull.head(), _ -> true));
    var check = awaitCheck(pull.head(), CheckRun::completed);
    var result = pull.awaitComment(comment -> isResult(comment), LONG_ENOUGH);
    teller.check("pull request", check);
    teller.result(result);
    teller.pages(world.page(pull), String.valueOf(check.detailsUrl()));
    world.penv().awaitQuiet(LONG_ENOUGH);
    return isAsItShouldBe(pull, check) && "success".equals(baseline.conclusion());
  }

  private void say(Issue where, String text) {
    where.comment(world.ada(), text);
    teller.said(where, world.ada().login(), text);
  }

  private CheckRun awaitCheck(String sha, Predicate<CheckRun> like) {
    return world
        .repository()
        .checks()
        .await(sha, check -> check.name().equals(CHECK) && like.test(check), LONG_ENOUGH);
  }

  /** Prints the log as it grows, as anybody could who has the link to the page. */
  private void follow(CheckRun first) throws IOException, InterruptedException {
    var details = URI.create(String.valueOf(first.detailsUrl()));
    long offset = 0;
    var ended = false;
    while (true) {
      var part = log(details, offset);
      offset += part.length;
      teller.log(part);
      if (ended && part.length == 0) return;
      ended = current(first).completed();
      if (part.length == 0 && !ended) Thread.sleep(LOOK_EVERY);
    }
  }

  private CheckRun current(CheckRun check) {
    return world.repository().checks().find(check.id()).orElseThrow();
  }

  private byte[] log(URI details, long offset) throws IOException, InterruptedException {
    var log =
        URI.create(
            "%s://%s%s/log?%s&from=%d"
                .formatted(
                    details.getScheme(),
                    details.getAuthority(),
                    details.getPath(),
                    details.getRawQuery(),
                    offset));
    var response =
        http.send(HttpRequest.newBuilder(log).build(), HttpResponse.BodyHandlers.ofByteArray());
    return response.statusCode() / 100 == 2 ? response.body() : new byte[0];
  }

  private boolean isResult(Comment comment) {
    return comment.byApp() && comment.body().contains("succeeded in");
  }

  private boolean isAsItShouldBe(Issue pull, CheckRun check) {
    var ours = pull.thread().stream().filter(Comment::byApp).toList();
    var asked = pull.thread().getFirst().reactionContents();
    return ours.size() == 1
        && ours.getFirst().body().contains("| `loss` ↓ |")
        && asked.contains("eyes")
        && asked.contains("rocket")
        && "success".equals(check.conclusion());
  }
}
