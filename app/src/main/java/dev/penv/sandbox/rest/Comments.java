package dev.penv.sandbox.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.sandbox.http.Access;
import dev.penv.sandbox.http.Answer;
import dev.penv.sandbox.http.Call;
import dev.penv.sandbox.http.Paging;
import dev.penv.sandbox.http.Refused;
import dev.penv.sandbox.http.Routes;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.hub.Comment;
import dev.penv.sandbox.json.IssueJson;
import dev.penv.sandbox.json.Shapes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Comments on issues and pull requests, and reactions to them. */
final class Comments {
  private static final int LONGEST = 65_536;

  private final App app;
  private final Shapes shapes;

  Comments(App app, Shapes shapes) {
    this.app = app;
    this.shapes = shapes;
  }

  void add(Routes routes) {
    var here = "/repos/{owner}/{repo}/issues";
    var one = here + "/comments/{id}";
    var read = Access.read("issues", "pull_requests");
    var write = Access.write("issues", "pull_requests");
    routes
        .on("GET", here + "/comments", read, this::everywhere)
        .on("GET", here + "/{number}/comments", read, this::list)
        .on("POST", here + "/{number}/comments", write, this::create)
        .on("GET", one, read, call -> Answer.ok(json(find(call))))
        .on("PATCH", one, write, this::edit)
        .on("DELETE", one, write, this::delete)
        .on("GET", one + "/reactions", read, this::reactions)
        .on("POST", one + "/reactions", write, this::react)
        .on("DELETE", one + "/reactions/{reaction}", write, this::unreact);
  }

  private JsonNode json(Comment comment) {
    return shapes.issues().comment(comment, app);
  }

  private static Comment find(Call call) {
    return call.repository().comment(call.number("id")).orElseThrow(Refused::notFound);
  }

  private Answer list(Call call) {
    return Paging.of(call, since(call, Repositories.find(call).thread().stream()), this::json);
  }

  /** Those of all issues and pull requests. */
  private Answer everywhere(Call call) {
    var all = call.repository().issues().stream().flatMap(issue -> issue.thread().stream());
    var sort = call.query("sort").orElse("");
    var order =
        switch (sort) {
          case "updated" -> Comparator.comparing(Comment::updatedAt);
          case "created" -> Comparator.comparing(Comment::createdAt);
          default -> Comparator.comparingLong(Comment::id);
        };
    // GitHub does not look at the direction when it is told no order.
    var down = !sort.isEmpty() && call.query("direction").filter("desc"::equals).isPresent();
    var sorted = all.sorted(down ? order.reversed() : order);
    return Paging.of(call, since(call, sorted), this::json);
  }

  private static List<Comment> since(Call call, Stream<Comment> comments) {
    var since = call.query("since").map(Comments::time).orElse(Instant.EPOCH);
    return comments.filter(comment -> !comment.updatedAt().isBefore(since)).toList();
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException bad) {
      throw Refused.invalid("IssueComment", "since", "since is not a valid date-time");
    }
  }

  private Answer create(Call call) {
    var issue = Repositories.find(call);
    return Answer.created(json(issue.comment(app.bot(), text(call), true)));
  }

  private static String text(Call call) {
    var text = call.body().required("body");
    if (text.isBlank()) {
      throw Refused.invalid("IssueComment", "body", "Body can't be blank");
    }
    if (text.length() > LONGEST) {
      throw Refused.invalid(
          "IssueComment", "body", "body is too long (maximum is 65536 characters)");
    }
    return text;
  }

  private Answer edit(Call call) {
    var comment = find(call);
    return Answer.ok(json(comment.issue().edit(comment.id(), text(call), app.bot())));
  }

  private Answer delete(Call call) {
    var comment = find(call);
    comment.issue().delete(comment.id(), app.bot());
    return Answer.empty(204);
  }

  private Answer reactions(Call call) {
    return Paging.of(call, find(call).reactions(), shapes.issues()::reaction);
  }

  private Answer react(Call call) {
    var comment = find(call);
    call.body().required("content");
    var content = call.body().word("content", IssueJson.REACTIONS);
    var count = comment.reactions().size();
    var reaction = comment.issue().react(comment.id(), app.bot(), String.valueOf(content));
    var fresh = find(call).reactions().size() > count;
    return Answer.json(fresh ? 201 : 200, shapes.issues().reaction(reaction));
  }

  private Answer unreact(Call call) {
    var comment = find(call);
    comment.issue().unreact(comment.id(), call.number("reaction"));
    return Answer.empty(204);
  }
}
