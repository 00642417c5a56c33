package dev.penv.web;

import dev.penv.event.Reception;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** penv's door: webhooks, pages and the API, over HTTP. */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  private final Reception reception;
  private final Bodies bodies;
  private final Access access;
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
    access = new Access(new Operator(settings.operatorToken(), time), links, reads.runs());
    metrics = new RequestMetrics(meters);
    metrics.gauge(
        "penv.webhook.bodies.bytes", "Webhook bodies in memory", bodies, Bodies::inFlight);
    javalin = Javalin.create(this::configure);
  }

  /**
   * Opens the port. Webhooks are taken in from now on.
   *
   * @param port 0 for any that is free
   * @return the port
   */
  public int start(String host, int port) {
    return javalin.start(host, port).port();
  }

  /** From now on {@code /readyz} says so. */
  public void setReady() {
    ready = true;
  }

  @Override
  public void close() {
    ready = false;
    javalin.stop();
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
    config.routes.exception(Exception.class, WebServer::failed);
    route(config.routes);
  }

  private void route(RoutesConfig routes) {
    routes.post("/webhook", new Webhook(reception, bodies));
    routes.get("/healthz", context -> Answers.plain(context, 200, "alive"));
    routes.get("/readyz", this::readiness);
    routes.get("/metrics", this::metrics);
  }

  private void readiness(Context context) {
    if (ready) Answers.plain(context, 200, "ready");
    else Answers.plain(context, 503, "starting");
  }

  private void metrics(Context context) {
    if (!access.isOperator(context)) {
      Answers.denyProgram(context);
      return;
    }
    context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape());
  }

  /** The path may be logged, the query never: it may hold a signature. */
  private static void failed(Exception failure, Context context) {
    LOG.error("{} {} failed", context.method(), context.path(), failure);
    Answers.plain(context, 500, "Something went wrong here; it is in penv's log.");
  }
}
