package dev.penv.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.BooleanSupplier;

/** What those ask who keep penv running. */
final class Operations implements Routes {
  private final Gate gate;
  private final RequestMetrics metrics;
  private final People people;
  private final BooleanSupplier ready;

  Operations(Gate gate, RequestMetrics metrics, People people, BooleanSupplier ready) {
    this.gate = gate;
    this.metrics = metrics;
    this.people = people;
    this.ready = ready;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/healthz", context -> Answers.plain(context, 200, "alive"));
    routes.get("/readyz", this::readiness);
    routes.get("/metrics", gate.operator(Answers::denyProgram, this::scrape));
    routes.delete("/api/users/{user}/logins", gate.operator(Answers::denyProgram, this::throwOut));
  }

  /** Ends every session of a person and revokes their tokens. */
  private void throwOut(Context context) {
    if (context.header("Authorization") == null) throw new Foreign();
    var user =
        Numbers.read(context.pathParam("user"), 1, Long.MAX_VALUE)
            .orElseThrow(() -> new Unfit("The user is GitHub's numeric id."));
    people.sessions().endAll(user);
    people.tokens().revokeAll(user);
    context.status(204);
  }

  private void readiness(Context context) {
    if (ready.getAsBoolean()) Answers.plain(context, 200, "ready");
    else Answers.plain(context, 503, "starting");
  }

  private void scrape(Context context) {
    context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape());
  }
}
