package dev.penv.sandbox.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.sandbox.http.Access;
import dev.penv.sandbox.http.Answer;
import dev.penv.sandbox.http.Call;
import dev.penv.sandbox.http.Paging;
import dev.penv.sandbox.http.Refused;
import dev.penv.sandbox.http.Routes;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.hub.CheckRun;
import dev.penv.sandbox.json.Shapes;
import java.util.LinkedHashMap;
import java.util.List;

/** Check runs and their annotations. */
final class CheckRuns {
  private final App app;
  private final Shapes shapes;

  CheckRuns(App app, Shapes shapes) {
    this.app = app;
    this.shapes = shapes;
  }

  void add(Routes routes) {
    var here = "/repos/{owner}/{repo}";
    var one = here + "/check-runs/{id}";
    var read = Access.read("checks");
    var write = Access.write("checks");
    routes
        .on("POST", here + "/check-runs", write, this::create)
        .on("GET", one, read, call -> Answer.ok(json(call, find(call))))
        .on("PATCH", one, write, this::update)
        .on("GET", one + "/annotations", read, this::annotations)
        .on("GET", here + "/commits/{ref...}/check-runs", read, this::ofCommit);
  }

  private JsonNode json(Call call, CheckRun run) {
    return shapes.checks().run(call.repository(), run, app);
  }

  private static CheckRun find(Call call) {
    return call.repository().checks().find(call.number("id")).orElseThrow(Refused::notFound);
  }

  private Answer create(Call call) {
    var sha = call.body().required("head_sha");
    call.body().required("name");
    var change = CheckBody.change(call.body());
    if (!call.repository().git().has(sha)) {
      throw Refused.invalid("No commit found for SHA: " + sha);
    }
    var made = call.repository().checks().create(sha, change, app.bot());
    return Answer.created(json(call, made));
  }

  private Answer update(Call call) {
    var run = find(call);
    var change = CheckBody.change(call.body());
    var changed = call.repository().checks().update(run.id(), change, app.bot());
    return Answer.ok(json(call, changed));
  }

  private Answer annotations(Call call) {
    var run = find(call);
    return Paging.of(
        call, run.annotations(), each -> shapes.checks().annotation(call.repository(), run, each));
  }

  private Answer ofCommit(Call call) {
    var sha = Commits.resolve(call, call.text("ref"));
    var mine = call.query("app_id").map(Long.toString(app.id())::equals).orElse(true);
    var runs = mine ? call.repository().checks().of(sha).reversed() : List.<CheckRun>of();
    var found =
        (call.query("filter").orElse("latest").equals("all") ? runs : latest(runs))
            .stream()
                .filter(run -> call.query("check_name").map(run.name()::equals).orElse(true))
                .filter(run -> call.query("status").map(run.status()::equals).orElse(true))
                .toList();
    return Paging.under("check_runs", call, found, run -> json(call, run));
  }

  /** The newest of each name. */
  private static List<CheckRun> latest(List<CheckRun> newestFirst) {
    var found = new LinkedHashMap<String, CheckRun>();
    newestFirst.forEach(run -> found.putIfAbsent(run.name(), run));
    return List.copyOf(found.values());
  }
}
