package dev.penv.web;

import dev.penv.event.Reception;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.time.InstantSource;
import java.util.List;

/** penv's door: webhooks, pages and the API, over HTTP. */
public final class WebServer implements AutoCloseable {
  private final Reception reception;
  private final Bodies bodies;
  private final Access access;
  private final Login login;
  private final PageRoutes pages;
  private final Api api;
  private final Logbook logbook;
  private final LogLines lines;
  private final Outputs outputs;
  private final RunEvents events;
  private final Assets assets = new Assets();
  private final RequestMetrics metrics;
  private final Javalin javalin;
  private volatile boolean ready;

  public WebServer(
      Settings settings,
      Reception reception,
      Reads reads,
      ReadLinks links,
      PrometheusMeterRegistry meters,
      InstantSource time) {
    this.reception = reception;
    bodies = new Bodies(time);
    var operator = new Operator(settings.operatorToken(), time);
    access = new Access(operator, links, reads.runs());
    login = new Login(settings, operator);
    pages = new PageRoutes(reads, settings.github(), time);
    api = new Api(reads);
    lines = new LogLines(reads.logs());
    logbook = new Logbook(reads.logs(), lines);
    outputs = new Outputs(reads.artifacts());
    events = new RunEvents(reads, time);
    metrics = new RequestMetrics(meters);
    metrics.gauge(
        "penv.webhook.bodies.bytes", "Webhook bodies in memory", bodies, Bodies::inFlight);
    metrics.gauge("penv.pages.streams", "Event streams to browsers", events, RunEvents::open);
    javalin = Javalin.create(this::configure);
  }

  /**
   * Opens the port. Webhooks are taken in from now on.
   *
   * @param port 0 for any that is free
   * @return the port
   * @throws BindException when the port is taken or the address is not this computer's
   */
  public int start(String host, int port) throws BindException {
    try {
      return javalin.start(host, port).port();
    } catch (JavalinBindException taken) {
      throw new BindException(
          "port %d of %s cannot be opened; is another program using it? Set PENV_PORT."
              .formatted(port, host));
    }
  }

  /** From now on {@code /readyz} says so. */
  public void setReady() {
    ready = true;
  }

  /** Method and path of everything that is served. */
  List<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
        .toList();
  }

  @Override
  public void close() {
    ready = false;
    events.close();
    javalin.stop();
    lines.close();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    // Ranges and event streams are exact in bytes; who wants compression has a proxy that does it.
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.routes.before(metrics::before);
    config.routes.before(Answers::protect);
    config.routes.after(metrics::after);
    Failures.map(config.routes);
    route(config.routes);
  }

  private void route(RoutesConfig routes) {
    routes.post("/webhook", new Webhook(reception, bodies));
    routes.get("/healthz", context -> Answers.plain(context, 200, "alive"));
    routes.get("/readyz", this::readiness);
    routes.get("/metrics", forOperator(Answers::denyProgram, this::metrics));
    routes.get("/assets/{name}", assets::serve);
    routePages(routes);
    routeApi(routes);
  }

  private void routePages(RoutesConfig routes) {
    routes.get("/login", login::show);
    routes.post("/login", login::enter);
    routes.post("/logout", login::leave);
    routes.get("/", forOperator(login::deny, pages::list));
    routes.get("/runs", forOperator(login::deny, pages::list));
    routes.get("/runs/{run}", forReader(login::deny, pages::run));
    routes.get("/runs/{run}/summary", forReader(login::deny, pages::summary));
    routes.get("/runs/{run}/outputs", forReader(login::deny, pages::run));
    routeFiles(routes, "/runs/{run}", login::deny);
  }

  private void routeApi(RoutesConfig routes) {
    routes.get("/api/openapi.json", Api::document);
    routes.get("/api/runs", forOperator(Answers::denyProgram, api::runs));
    routes.get("/api/runs/{run}", forReader(Answers::denyProgram, api::run));
    routes.get("/api/runs/{run}/measures", forReader(Answers::denyProgram, api::measures));
    routes.get("/api/runs/{run}/outputs", forReader(Answers::denyProgram, api::outputs));
    routeFiles(routes, "/api/runs/{run}", Answers::denyProgram);
  }

  /** What people and programs read alike; only strangers are told differently. */
  private void routeFiles(RoutesConfig routes, String run, Handler deny) {
    routes.get(run + "/log", forReader(deny, logbook::bytes));
    routes.get(run + "/log/lines", forReader(deny, logbook::lines));
    routes.get(run + "/log/search", forReader(deny, logbook::search));
    routes.get(run + "/events", forReader(deny, events::serve));
    routes.get(run + "/outputs/<name>", forReader(deny, outputs::download));
  }

  /** What answers a visitor who may read the run. */
  private interface ForReader {
    void handle(Context context, Visit visit) throws IOException;
  }

  private Handler forReader(Handler deny, ForReader handler) {
    return context -> {
      var visit = access.visit(context);
      if (visit.isPresent()) handler.handle(context, visit.get());
      else if (access.isOperator(context)) Failures.tell(context, 404, "There is no such run.");
      else deny.handle(context);
    };
  }

  private Handler forOperator(Handler deny, Handler handler) {
    return context -> {
      if (access.isOperator(context)) handler.handle(context);
      else deny.handle(context);
    };
  }

  private void readiness(Context context) {
    if (ready) Answers.plain(context, 200, "ready");
    else Answers.plain(context, 503, "starting");
  }

  private void metrics(Context context) {
    context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape());
  }
}
