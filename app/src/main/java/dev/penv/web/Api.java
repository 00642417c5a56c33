package dev.penv.web;

import dev.penv.measure.Measures;
import dev.penv.report.Baseline;
import dev.penv.run.RunView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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

  /**
   * A page of runs, newest first.
   *
   * @param leftOut why some may be missing, in the words of {@code openapi.json}
   */
  record Runs(List<RunJson> runs, long total, List<String> leftOut, int page, int size) {}

  /** The files kept from a run. */
  record Outputs(List<RunJson.Output> outputs) {}

  /** Open to all: it is the same for every penv of this version. */
  private static void document(Context context) {
    context.contentType("application/json").result(DOCUMENT);
  }

  private void runs(Context context, Visitor visitor) {
    var filters = Filters.of(context, PAGE);
    var narrowed = repositories.narrowed(filters.query(), visitor);
    var runs = reads.runs().list(narrowed.query()).stream().map(RunJson::of).toList();
    var total = reads.runs().count(narrowed.query());
    Json.write(context, new Runs(runs, total, leftOut(narrowed), filters.page(), filters.size()));
  }

  private static List<String> leftOut(Repositories.Narrowed narrowed) {
    var why = new ArrayList<String>();
    if (!narrowed.told()) why.add("not_told");
    if (!narrowed.whole()) why.add("not_asked");
    return why;
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
