package dev.penv.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.sandbox.hub.CheckRun;
import dev.penv.sandbox.hub.Comment;
import dev.penv.sandbox.hub.Issue;
import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.hub.Role;
import dev.penv.sandbox.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page of a pull request or issue shows. */
final class ThreadView {
  private ThreadView() {}

  static ObjectNode of(Issue issue) {
    var json =
        Json.object()
            .and("kind", "thread")
            .and("repository", issue.repository().fullName())
            .and("number", issue.number())
            .and("title", issue.title())
            .and("author", issue.author().login())
            .and("avatar", issue.author().id())
            .and("openedAt", issue.createdAt())
            .and("html", Markdown.html(issue.body()))
            .and("state", state(issue))
            .and("comments", issue.thread().stream().map(ThreadView::comment).toList());
    return issue instanceof PullRequest pull ? withPull(json, pull) : json;
  }

  static String state(Issue issue) {
    if (issue instanceof PullRequest pull && pull.isMerged()) {
      return "merged";
    }
    return issue.isOpen() ? "open" : "closed";
  }

  private static ObjectNode withPull(Json.Fields json, PullRequest pull) {
    var checks = pull.repository().checks().of(pull.head());
    return json.and("head", pull.headLabel())
        .and("base", pull.baseRef())
        .and("sha", pull.head())
        .and("checks", newest(checks).stream().map(ThreadView::check).toList());
  }

  /** Of checks that were run again under one name, the last. */
  private static List<CheckRun> newest(List<CheckRun> runs) {
    var found = new LinkedHashMap<String, CheckRun>();
    runs.forEach(run -> found.put(run.name() + "/" + run.externalId(), run));
    return List.copyOf(found.values());
  }

  private static JsonNode comment(Comment comment) {
    var role = comment.issue().repository().role(comment.author());
    return Json.object()
        .and("id", comment.id())
        .and("author", comment.author().login())
        .and("avatar", comment.author().id())
        .and("label", comment.byApp() ? "bot" : role == Role.NONE ? "" : role.word())
        .and("at", comment.createdAt())
        .and("edited", !comment.updatedAt().equals(comment.createdAt()))
        .and("html", Markdown.html(comment.body()))
        .and("reactions", reactions(comment));
  }

  private static JsonNode reactions(Comment comment) {
    var counts = new LinkedHashMap<String, Integer>();
    comment.reactionContents().forEach(content -> counts.merge(content, 1, Integer::sum));
    return Json.object().and("counts", counts).get("counts");
  }

  private static JsonNode check(CheckRun run) {
    return Json.object()
        .and("id", run.id())
        .and("name", run.name())
        .and("status", run.status())
        .and("conclusion", run.conclusion())
        .and("title", run.output().title())
        .and("summary", html(run.output().summary()))
        .and("text", html(run.output().text()))
        .and("details", run.detailsUrl())
        .and("startedAt", run.startedAt())
        .and("completedAt", run.completedAt())
        .and("annotations", run.annotations().stream().map(ThreadView::annotation).toList())
        .and("actions", run.actions().stream().map(ThreadView::action).toList());
  }

  private static String html(@Nullable String markdown) {
    return markdown == null ? "" : Markdown.html(markdown);
  }

  private static JsonNode annotation(CheckRun.Annotation note) {
    return Json.object()
        .and("path", note.path())
        .and("line", note.startLine())
        .and("level", note.level())
        .and("title", note.title())
        .and("message", note.message());
  }

  private static JsonNode action(CheckRun.Action action) {
    return Json.object()
        .and("label", action.label())
        .and("description", action.description())
        .and("identifier", action.identifier());
  }

  /** An entry of a list of conversations. */
  static JsonNode line(Issue issue) {
    var kind = issue instanceof PullRequest ? "pull" : "issues";
    return Json.object()
        .and("number", issue.number())
        .and("title", issue.title())
        .and("author", issue.author().login())
        .and("openedAt", issue.createdAt())
        .and("state", state(issue))
        .and("comments", issue.thread().size())
        .and("path", path(issue.repository()) + "/" + kind + "/" + issue.number());
  }

  static String path(Repository repository) {
    return "/" + repository.fullName();
  }
}
