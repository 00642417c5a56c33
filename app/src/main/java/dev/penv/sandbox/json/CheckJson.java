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
    return Json.object()
        .and("id", run.id())
        .and("name", run.name())
        .and("node_id", Shapes.node("CR", run.id()))
        .and("head_sha", run.headSha())
        .and("external_id", run.externalId() == null ? "" : run.externalId())
        .and("url", url)
        .and("html_url", shapes.repositories().page(repository) + "/runs/" + run.id())
        .and("details_url", run.detailsUrl() == null ? shapes.url("/") : run.detailsUrl())
        .and("status", run.status())
        .and("conclusion", run.conclusion())
        .and("started_at", run.startedAt())
        .and("completed_at", run.completedAt())
        .and("output", output(run, url))
        .and("check_suite", Json.object().and("id", run.suite().id()))
        .and("app", shapes.apps().app(app))
        .and("pull_requests", pulls(repository, run.headSha()));
  }

  private static ObjectNode output(CheckRun run, String url) {
    return Json.object()
        .and("title", run.output().title())
        .and("summary", run.output().summary())
        .and("text", run.output().text())
        .and("annotations_count", run.annotations().size())
        .and("annotations_url", url + "/annotations");
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
    return Json.object()
        .and("id", suite.id())
        .and("node_id", Shapes.node("CS", suite.id()))
        .and("head_branch", suite.headBranch().isEmpty() ? null : suite.headBranch())
        .and("head_sha", suite.headSha())
        .and("status", status(runs))
        .and("conclusion", conclusion(runs))
        .and("url", url)
        .and("before", suite.before().isEmpty() ? null : suite.before())
        .and("after", suite.headSha())
        .and("pull_requests", pulls(repository, suite.headSha()))
        .and("app", shapes.apps().app(app))
        .and("created_at", suite.createdAt())
        .and("updated_at", suite.createdAt())
        .and("rerequestable", true)
        .and("runs_rerequestable", true)
        .and("latest_check_runs_count", runs.size())
        .and("check_runs_url", url + "/check-runs")
        .and("head_commit", headCommit(repository, suite.headSha()));
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
    return Json.object()
        .and("id", sha)
        .and("tree_id", commit.tree())
        .and("message", commit.message())
        .and("timestamp", commit.committer().at())
        .and(
            "author",
            Json.object().and("name", commit.author().name()).and("email", commit.author().email()))
        .and(
            "committer",
            Json.object()
                .and("name", commit.committer().name())
                .and("email", commit.committer().email()));
  }

  public ObjectNode annotation(Repository repository, CheckRun run, CheckRun.Annotation note) {
    return Json.object()
        .and("path", note.path())
        .and("blob_href", shapes.commits().blob(repository, run.headSha(), note.path()))
        .and("start_line", note.startLine())
        .and("end_line", note.endLine())
        .and("start_column", note.startColumn())
        .and("end_column", note.endColumn())
        .and("annotation_level", note.level())
        .and("title", note.title())
        .and("message", note.message())
        .and("raw_details", note.rawDetails());
  }
}
