package dev.penv.sandbox.http;

import io.javalin.http.Context;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Between the web server and the API: turns requests and answers, and lets things go wrong. */
public final class Door {
  private final URI base;
  private final Api api;
  private final Faults faults;
  private final InstantSource clock;
  private final CountDownLatch closing = new CountDownLatch(1);

  public Door(URI base, Api api, Faults faults, InstantSource clock) {
    this.clock = clock;
    this.base = base;
    this.api = api;
    this.faults = faults;
  }

  /** Lets go of the requests that hang. */
  public void close() {
    closing.countDown();
  }

  /** Handles any request to the API. */
  public void handle(Context context) throws InterruptedException {
    var request = incoming(context);
    var fault = faults.of(request);
    if (fault.isEmpty()) {
      send(context, api.answer(request));
    } else {
      fail(context, request, fault.get());
    }
  }

  private void fail(Context context, Incoming request, Fault fault) throws InterruptedException {
    switch (fault) {
      case Fault.BadGateway() -> refuse(context, request, Outage.badGateway());
      case Fault.SecondaryLimit() -> refuse(context, request, Outage.secondaryLimit());
      case Fault.SecondaryLimitFor(var time) ->
          refuse(
              context,
              request,
              Outage.secondaryLimit().with("Retry-After", Long.toString(time.toSeconds())));
      case Fault.PrimaryLimit() -> refuse(context, request, api.exhausted(request));
      case Fault.ResetBefore() -> {
        api.failed(request, 0);
        Connections.reset(context);
      }
      case Fault.ResetAfter() -> {
        api.answer(request);
        Connections.reset(context);
      }
      case Fault.Hang() -> {
        api.failed(request, 0);
        closing.await();
        Connections.reset(context);
      }
      case Fault.Truncated() -> send(context, Outage.cut(api.answer(request)));
      case Fault.Slow(var time) -> {
        pause(time);
        send(context, api.answer(request));
      }
    }
  }

  private void refuse(Context context, Incoming request, Answer answer) {
    api.failed(request, answer.status());
    send(context, answer);
  }

  private void pause(Duration time) throws InterruptedException {
    if (closing.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("closing");
    }
  }

  private Incoming incoming(Context context) {
    var headers = new HashMap<String, String>();
    context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return new Incoming(
        base,
        context.req().getMethod(),
        context.req().getRequestURI().replaceFirst("^/api/v3(?=/|$)", ""),
        query(context),
        Map.copyOf(headers),
        context.bodyAsBytes());
  }

  private static Map<String, String> query(Context context) {
    var found = new HashMap<String, String>();
    var text = context.queryString();
    if (text != null) {
      for (var pair : text.split("&", -1)) {
        var at = pair.indexOf('=');
        var name = at < 0 ? pair : pair.substring(0, at);
        var value = at < 0 ? "" : pair.substring(at + 1);
        found.put(decode(name), decode(value));
      }
    }
    return Map.copyOf(found);
  }

  private static String decode(String piece) {
    return URLDecoder.decode(piece, StandardCharsets.UTF_8);
  }

  private void send(Context context, Answer answer) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    context.header("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now));
    context.status(answer.status());
    answer.headers().forEach(context::header);
    context.result(answer.body());
  }
}
