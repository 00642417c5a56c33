package dev.penv.web;

import dev.penv.archive.Artifacts;
import dev.penv.archive.Logs;
import dev.penv.event.Reception;
import dev.penv.event.Signature;
import dev.penv.store.Store;
import dev.penv.world.TestClock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A server over a real store, and a browser without a face. */
final class Site implements AutoCloseable {
  static final String TOKEN = "the operator's token";
  static final List<String> SECRETS = List.of("new secret", "old secret");

  final TestClock clock = TestClock.atNoon();
  final Deliveries deliveries = new Deliveries();
  final AtomicInteger wakes = new AtomicInteger();
  final Store store;
  final WebServer server;
  final int port;
  private final HttpClient client = HttpClient.newHttpClient();

  Site(Path folder) throws IOException {
    store = Store.open(folder, clock);
    var reads =
        new Reads(store.runs(), store.measures(), absent(Logs.class), absent(Artifacts.class));
    server =
        new WebServer(
            new Settings(
                URI.create("http://127.0.0.1:0"), URI.create("https://github.test"), TOKEN),
            new Reception(new Signature(SECRETS), deliveries, wakes::incrementAndGet),
            reads,
            Site::isOpenLink,
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            clock);
    port = server.start("127.0.0.1", 0);
  }

  private static boolean isOpenLink(Object run, String expires, String signature) {
    return expires.equals("later") && signature.equals("signed");
  }

  private static <T> T absent(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, _) -> {
              throw new UnsupportedOperationException(method.getName());
            }));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  HttpResponse<String> get(String path, String... headers) {
    var request = request(path);
    if (headers.length > 0) request.headers(headers);
    return send(request);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
    store.close();
  }
}
