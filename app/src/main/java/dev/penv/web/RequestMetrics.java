package dev.penv.web;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Requests by route and status, for operators. Never by path: a path may name anything. */
final class RequestMetrics {
  private static final String BEGAN = "penv.began";

  private record Key(String method, String route, int status) {}

  private final PrometheusMeterRegistry meters;
  private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

  RequestMetrics(PrometheusMeterRegistry meters, Bodies bodies, RunEvents events) {
    this.meters = meters;
    Gauge.builder("penv.webhook.bodies.bytes", bodies, Bodies::inFlight)
        .description("Webhook bodies in memory")
        .register(meters);
    Gauge.builder("penv.pages.streams", events, RunEvents::open)
        .description("Event streams to browsers")
        .register(meters);
  }

  void before(Context context) {
    context.req().setAttribute(BEGAN, Timer.start(meters));
  }

  void after(Context context) {
    if (!(context.req().getAttribute(BEGAN) instanceof Timer.Sample sample)) return;
    sample.stop(timers.computeIfAbsent(key(context), this::timer));
  }

  /** Bounded: of what matched no route, neither the path nor the method is kept. */
  private static Key key(Context context) {
    var route = context.endpoints().matchedHttpEndpoint();
    return route == null
        ? new Key("any", "none", context.statusCode())
        : new Key(route.method.name(), route.path, context.statusCode());
  }

  private Timer timer(Key key) {
    return Timer.builder("penv.http.requests")
        .description("HTTP requests, until the answer was made")
        .tag("method", key.method)
        .tag("route", key.route)
        .tag("status", Integer.toString(key.status))
        .register(meters);
  }

  String scrape() {
    return meters.scrape();
  }
}
