package dev.penv.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** The log, the events and the outputs of a run: people and programs read them alike. */
final class RunFiles implements Routes {
  private final Gate gate;
  private final Login login;
  private final Logbook log;
  private final RunEvents events;
  private final Outputs outputs;

  RunFiles(Gate gate, Login login, Logbook log, RunEvents events, Outputs outputs) {
    this.gate = gate;
    this.login = login;
    this.log = log;
    this.events = events;
    this.outputs = outputs;
  }

  @Override
  public void add(RoutesConfig routes) {
    add(routes, "/runs/{run}", login::deny);
    add(routes, "/api/runs/{run}", Answers::denyProgram);
  }

  private void add(RoutesConfig routes, String run, Handler deny) {
    routes.get(run + "/log", gate.reader(deny, log::bytes));
    routes.get(run + "/log/lines", gate.reader(deny, log::lines));
    routes.get(run + "/log/search", gate.reader(deny, log::search));
    routes.get(run + "/events", gate.reader(deny, events::serve));
    routes.get(run + "/outputs/<name>", gate.reader(deny, outputs::download));
  }
}
