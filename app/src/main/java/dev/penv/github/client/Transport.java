package dev.penv.github.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** HTTP as all calls to GitHub use it: one request, one answer, within its time. */
final class Transport implements AutoCloseable {
  private static final int MOST_REDIRECTS = 3;
  private static final long MOST_BYTES = 16L << 20;

  private final HttpClient client;
  private final MeterRegistry metrics;

  Transport(Duration connect, MeterRegistry metrics) {
    this.metrics = metrics;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(connect)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /**
   * Sends it once. A redirect is followed; to another host without the {@code Authorization}, and
   * never with a body, which may hold secrets.
   *
   * @param headers beside those that every call has
   */
  Reply send(Call call, Map<String, String> headers, Duration atMost) {
    var at = call.uri();
    var sent = headers;
    for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
      var reply = exchange(call, at, sent, atMost);
      if (!redirects(call, reply)) return reply;
      var next = at.resolve(Urls.named(reply.header("Location").orElse("")));
      if (!Origin.same(at, next)) {
        if (!call.body().isEmpty()) break;
        sent = Map.of();
      }
      if (at.getScheme().equals("https") && !"https".equals(next.getScheme())) break;
      at = next;
    }
    throw new Failure.Refused(310, call + " was redirected too often or to an insecure place");
  }

  /** 301 and 302 turn a write into a read with many clients; GitHub uses 307 for writes. */
  private static boolean redirects(Call call, Reply reply) {
    return switch (reply.status()) {
      case 301, 302 -> call.reads();
      case 307, 308 -> true;
      default -> false;
    };
  }

  private Reply exchange(Call call, URI at, Map<String, String> headers, Duration atMost) {
    var timer = Timer.start(metrics);
    int status = 0;
    try {
      var response = answer(call, request(call, at, headers), atMost);
      status = response.statusCode();
      return new Reply(status, response.headers(), response.body());
    } finally {
      timer.stop(
          metrics.timer(
              "penv.github.requests",
              "method",
              call.method(),
              "route",
              Route.of(call.uri().getPath()),
              "status",
              Integer.toString(status)));
    }
  }

  private static HttpRequest request(Call call, URI at, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(at)
            // A proxy or a stand-in without TLS seldom understands an upgrade to HTTP/2.
            .version(
                at.getScheme().equals("https")
                    ? HttpClient.Version.HTTP_2
                    : HttpClient.Version.HTTP_1_1)
            .header("User-Agent", "penv")
            .header("X-GitHub-Api-Version", "2022-11-28")
            .header("Accept", call.accept());
    if (!call.body().isEmpty()) request.header("Content-Type", "application/json");
    headers.forEach(request::setHeader);
    if (call.body().isEmpty()) {
      return request.method(call.method(), BodyPublishers.noBody()).build();
    }
    return request.method(call.method(), BodyPublishers.ofString(call.body())).build();
  }

  /**
   * Waits for the whole answer: the timeout of {@link HttpRequest} ends with its headers, and a
   * server that stops in the middle of a body would hang the caller for ever.
   */
  private HttpResponse<String> answer(Call call, HttpRequest request, Duration atMost) {
    var body = BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), MOST_BYTES);
    var pending = client.sendAsync(request, body);
    try {
      return pending.get(atMost.toNanos(), NANOSECONDS);
    } catch (TimeoutException late) {
      pending.cancel(true);
      throw new Failure.Unanswered(call + " had no answer within " + atMost);
    } catch (ExecutionException failed) {
      throw failure(call, failed.getCause());
    } catch (InterruptedException shutdown) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      throw new Failure.Unanswered(call + " was interrupted");
    }
  }

  private static RuntimeException failure(Call call, @Nullable Throwable cause) {
    return switch (cause) {
      case ConnectException refused -> new Failure.Unsent(call + " found no server: " + refused);
      case HttpConnectTimeoutException _ -> new Failure.Unsent(call + " could not connect in time");
      case UnresolvedAddressException _ -> new Failure.Unsent(call + " has an unknown host");
      case IOException lost -> new Failure.Unanswered(call + " lost its connection: " + lost);
      case null, default -> new IllegalStateException(call + " cannot be sent", cause);
    };
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
