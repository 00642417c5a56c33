package dev.penv.web;

import dev.penv.measure.Measures;
import dev.penv.report.Baseline;
import dev.penv.run.RunView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The JSON API. Its document is {@code openapi.json} beside this class. */
final class Api implements Routes {
  private static final int PAGE = 50;
  private static final byte[] DOCUMENT = read();

  private final Gate gate;
  private final Reads reads;
  private final Repositories repositories;

  Api(Gate gate, Reads reads, Repositories repositories) {
    this.gate = gate;
    this.reads = reads;
    this.repositories = repositories;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/api/openapi.json", Api::document);
    routes.get("/api/runs", gate.known(Answers::denyProgram, this::runs));
    routes.get("/api/runs/{run}", gate.reader(Answers::denyProgram, Api::run));
    routes.get("/api/runs/{run}/measures", gate.reader(Answers::denyProgram, this::measures));
    routes.get("/api/runs/{run}/outputs", gate.reader(Answers::denyProgram, Api::outputs));
  }

  /** A page of runs, newest first. */
  record Runs(List<RunJson> runs, long total, int page, int size) {}

  /** The files kept from a run. */
  record Outputs(List<RunJson.Output> outputs) {}

  /** Open to all: it is the same for every penv of this version. */
  private static void document(Context context) {
    context.contentType("application/json").result(DOCUMENT);
  }

  private void runs(Context context, Visitor visitor) {
    var filters = Filters.of(context, PAGE);
    var query = repositories.narrowed(filters.query(), visitor).query();
    var runs = reads.runs().list(query).stream().map(RunJson::of).toList();
    Json.write(context, new Runs(runs, reads.runs().count(query), filters.page(), filters.size()));
  }

  private static void run(Context context, Visit visit) {
    Json.write(context, RunJson.of(visit.view()));
  }

  private void measures(Context context, Visit visit) {
    var measures = reads.measures().of(visit.run()).orElseGet(() -> headline(visit.view()));
    var baseline = Baseline.of(visit.view(), reads.runs()::find);
    Json.write(context, MeasuresJson.of(measures, baseline));
  }

  private static Measures headline(RunView view) {
    return new Measures(view.progress().measures(), List.of());
  }

  private static void outputs(Context context, Visit visit) {
    Json.write(context, new Outputs(RunJson.of(visit.view()).outputs()));
  }

  private static byte[] read() {
    try (var in = Api.class.getResourceAsStream("openapi.json")) {
      if (in == null) throw new IllegalStateException("the jar lacks openapi.json");
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
