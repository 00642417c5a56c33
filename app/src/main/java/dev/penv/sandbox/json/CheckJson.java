package dev.penv.sandbox.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.hub.CheckRun;
import dev.penv.sandbox.hub.CheckSuite;
import dev.penv.sandbox.hub.Repository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Check runs, their suites and annotations. */
public final class CheckJson {
  private final Shapes shapes;

  CheckJson(Shapes shapes) {
    this.shapes = shapes;
  }

  public ObjectNode run(Repository repository, CheckRun run, App app) {
    var url = shapes.repositories().url(repository) + "/check-runs/" + run.id();
    return Json.object(
        "id", run.id(),
        "name", run.name(),
        "node_id", Shapes.node("CR", run.id()),
        "head_sha", run.headSha(),
        "external_id", run.externalId() == null ? "" : run.externalId(),
        "url", url,
        "html_url", shapes.repositories().page(repository) + "/runs/" + run.id(),
        "details_url", run.detailsUrl() == null ? shapes.url("/") : run.detailsUrl(),
        "status", run.status(),
        "conclusion", run.conclusion(),
        "started_at", run.startedAt(),
        "completed_at", run.completedAt(),
        "output", output(run, url),
        "check_suite", Json.object("id", run.suite().id()),
        "app", shapes.apps().app(app),
        "pull_requests", pulls(repository, run.headSha()));
  }

  private static ObjectNode output(CheckRun run, String url) {
    return Json.object(
        "title", run.output().title(),
        "summary", run.output().summary(),
        "text", run.output().text(),
        "annotations_count", run.annotations().size(),
        "annotations_url", url + "/annotations");
  }

  /** Only pull requests of this repository: for forks' commits GitHub names none. */
  private List<ObjectNode> pulls(Repository repository, String sha) {
    return repository.pulls().stream()
        .filter(pull -> pull.isOpen() && pull.head().equals(sha))
        .filter(pull -> pull.headRepository().filter(repository::equals).isPresent())
        .map(shapes.pulls()::lite)
        .toList();
  }

  /** As webhooks show a check run: with its suite, and buttons instead of their count. */
  public ObjectNode announced(Repository repository, CheckRun run, App app) {
    var json = run(repository, run, app);
    json.set("check_suite", suite(repository, run.suite(), app));
    return json;
  }

  public ObjectNode suite(Repository repository, CheckSuite suite, App app) {
    var url = shapes.repositories().url(repository) + "/check-suites/" + suite.id();
    var runs = repository.checks().of(suite.headSha());
    return Json.object(
        "id", suite.id(),
        "node_id", Shapes.node("CS", suite.id()),
        "head_branch", suite.headBranch().isEmpty() ? null : suite.headBranch(),
        "head_sha", suite.headSha(),
        "status", status(runs),
        "conclusion", conclusion(runs),
        "url", url,
        "before", suite.before().isEmpty() ? null : suite.before(),
        "after", suite.headSha(),
        "pull_requests", pulls(repository, suite.headSha()),
        "app", shapes.apps().app(app),
        "created_at", suite.createdAt(),
        "updated_at", suite.createdAt(),
        "rerequestable", true,
        "runs_rerequestable", true,
        "latest_check_runs_count", runs.size(),
        "check_runs_url", url + "/check-runs",
        "head_commit", headCommit(repository, suite.headSha()));
  }

  private static String status(List<CheckRun> runs) {
    if (runs.isEmpty()) {
      return "queued";
    }
    return runs.stream().allMatch(CheckRun::completed) ? "completed" : "in_progress";
  }

  private static @Nullable String conclusion(List<CheckRun> runs) {
    return status(runs).equals("completed") ? runs.getLast().conclusion() : null;
  }

  private static ObjectNode headCommit(Repository repository, String sha) {
    var commit = repository.git().commit(sha);
    return Json.object(
        "id", sha,
        "tree_id", commit.tree(),
        "message", commit.message(),
        "timestamp", commit.committer().at(),
        "author",
            Json.object("name", commit.author().name(), "email", commit.author().email()),
        "committer",
            Json.object(
                "name", commit.committer().name(), "email", commit.committer().email()));
  }

  public ObjectNode annotation(Repository repository, CheckRun run, CheckRun.Annotation note) {
    return Json.object(
        "path", note.path(),
        "blob_href", shapes.commits().blob(repository, run.headSha(), note.path()),
        "start_line", note.startLine(),
        "end_line", note.endLine(),
        "start_column", note.startColumn(),
        "end_column", note.endColumn(),
        "annotation_level", note.level(),
        "title", note.title(),
        "message", note.message(),
        "raw_details", note.rawDetails());
  }
}
