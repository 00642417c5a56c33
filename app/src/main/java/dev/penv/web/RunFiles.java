package dev.penv.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** The log, the events and the outputs of a run: people and programs read them alike. */
final class RunFiles implements Routes {
  /** Of one visitor: a page asks for one piece of a log after the other. */
  static final int MOST_PIECES_OF_ONE = 6;

  /** Each may hold a megabyte until it is sent. */
  private static final int MOST_PIECES = 64;

  /** Of one visitor. */
  private static final int MOST_DOWNLOADS_OF_ONE = 20;

  /** Each holds a file and a small buffer. */
  private static final int MOST_DOWNLOADS = 500;

  private final Shares pieces = new Shares(MOST_PIECES_OF_ONE, MOST_PIECES);
  private final Shares downloads = new Shares(MOST_DOWNLOADS_OF_ONE, MOST_DOWNLOADS);
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
    routes.get(run + "/log", gate.reader(deny, within(downloads, log::bytes)));
    routes.get(run + "/log/lines", gate.reader(deny, within(pieces, log::lines)));
    routes.get(run + "/log/search", gate.reader(deny, within(pieces, log::search)));
    routes.get(run + "/events", gate.reader(deny, events::serve));
    routes.get(run + "/outputs/<name>", gate.reader(deny, within(downloads, outputs::download)));
  }

  /** Within the visitor's share, until the last byte has gone. */
  private static Gate.ForReader within(Shares shares, Gate.ForReader handler) {
    return (context, visit) -> {
      try (var _ = shares.take(visit.who())) {
        handler.handle(context, visit);
      }
    };
  }
}
