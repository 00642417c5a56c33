package dev.penv.github.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.github.Contributed;
import dev.penv.github.Contribution;
import dev.penv.github.Contributions;
import dev.penv.github.Repo;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Opens pull requests: one commit through the git data API, a branch, and the request itself. */
final class PullRequests implements Contributions {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String TREES = "/git/trees";
  private static final String COMMITS = "/git/commits";

  private final Installation app;
  private final Function<Grant.Contribute, Installation> contributing;

  /**
   * @param app speaks for the App itself
   * @param contributing speaks with the permission to write contents and pull requests
   */
  PullRequests(Installation app, Function<Grant.Contribute, Installation> contributing) {
    this.app = app;
    this.contributing = contributing;
  }

  @Override
  public Contributed open(Contribution contribution) {
    var repo = contribution.repo();
    return Reads.reached(() -> {
      if (!isGranted(repo.installation())) return new Contributed.NotGranted();
      var grant = new Grant.Contribute(repo.installation(), repo.id());
      return open(contribution, contributing.apply(grant));
    });
  }

  /** Asking for more than is granted would be 422, which can mean other things. */
  private boolean isGranted(long installation) {
    var granted = app.json("/app/installations/" + installation).path("permissions");
    return granted.path("contents").asText().equals("write")
        && granted.path("pull_requests").asText().equals("write");
  }

  private static Contributed open(Contribution wish, Installation installation) {
    var present = present(wish, installation);
    if (present.isPresent()) return new Contributed.Open(present.get(), false);
    var tip = tip(wish, installation);
    if (tip.isPresent() && !holds(wish, tip.get(), installation)) {
      return new Contributed.Taken(wish.branch());
    }
    if (tip.isEmpty()) push(wish, installation);
    return new Contributed.Open(request(wish, installation), true);
  }

  private static Optional<Integer> present(Contribution wish, Installation installation) {
    var head = Urls.segment(wish.repo().owner() + ":" + wish.branch());
    var open = installation.json(wish.repo(), "/pulls?state=open&head=" + head);
    return open.valueStream().map(pull -> pull.path("number").asInt()).findFirst();
  }

  /** The commit of our branch; empty where there is no such branch. */
  private static Optional<String> tip(Contribution wish, Installation installation) {
    var path = "/git/ref/heads/" + Urls.segments(wish.branch());
    return Reads.found(() -> installation.json(wish.repo(), path).at("/object/sha").asText());
  }

  /** Whether a process pushed just this before it died. */
  private static boolean holds(Contribution wish, String tip, Installation installation) {
    var commit = installation.json(wish.repo(), COMMITS + "/" + tip);
    var parent = commit.at("/parents/0/sha").asText();
    return !parent.isEmpty()
        && tree(wish, parent, installation).equals(commit.at("/tree/sha").asText());
  }

  private static void push(Contribution wish, Installation installation) {
    var onto = wish.onto().sha();
    var commit = JSON.objectNode();
    commit.put("message", wish.title());
    commit.put("tree", tree(wish, onto, installation));
    commit.putArray("parents").add(onto);
    var ref = JSON.objectNode();
    ref.put("ref", "refs/heads/" + wish.branch());
    ref.put("sha", post(wish.repo(), COMMITS, commit, installation).path("sha").asText());
    post(wish.repo(), "/git/refs", ref, installation);
  }

  /**
   * The files laid over those of a commit. A tree that is there already is found by its content.
   */
  private static String tree(Contribution wish, String commit, Installation installation) {
    var body = JSON.objectNode();
    var base = installation.json(wish.repo(), COMMITS + "/" + commit).at("/tree/sha");
    body.put("base_tree", base.asText());
    var entries = body.putArray("tree");
    for (Map.Entry<String, String> file : wish.files().entrySet()) {
      entries
          .addObject()
          .put("path", file.getKey())
          .put("mode", "100644")
          .put("type", "blob")
          .put("content", file.getValue());
    }
    return post(wish.repo(), TREES, body, installation).path("sha").asText();
  }

  private static int request(Contribution wish, Installation installation) {
    var body = JSON.objectNode();
    body.put("title", wish.title());
    body.put("body", wish.body());
    body.put("head", wish.branch());
    body.put("base", wish.base());
    return post(wish.repo(), "/pulls", body, installation).path("number").asInt();
  }

  private static JsonNode post(Repo repo, String path, ObjectNode body, Installation installation) {
    var session = installation.session();
    var uri = session.server().at(Urls.of(repo) + path);
    return Json.read(session.send(new Call("POST", uri, Call.JSON, body.toString())));
  }
}
