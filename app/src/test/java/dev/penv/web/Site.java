package dev.penv.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.app.Finding;
import dev.penv.archive.Artifacts;
import dev.penv.archive.Artifacts.Kept;
import dev.penv.archive.DiskLogs;
import dev.penv.archive.Logs;
import dev.penv.event.Reception;
import dev.penv.event.Signature;
import dev.penv.run.Artifact;
import dev.penv.run.Progress;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.secret.SignedLinks.Purpose;
import dev.penv.store.Store;
import dev.penv.world.Http;
import dev.penv.world.TestClock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A server over a real store, and a browser without a face. */
final class Site implements AutoCloseable {
  private static final URI PLAIN = URI.create("http://127.0.0.1:0");

  static final String TOKEN = "the operator's token";
  static final List<String> SECRETS = List.of("new secret", "old secret");

  final TestClock clock = TestClock.atNoon();
  final Deliveries deliveries = new Deliveries();
  final Visitors visitors = new Visitors();
  List<Finding> findings = List.of();
  final AtomicInteger wakes = new AtomicInteger();
  final Store store;
  final Logs logs;
  final Artifacts artifacts;
  final WebServer server;
  final int port;
  private final HttpClient client = HttpClient.newHttpClient();

  /** One where nobody logs in. */
  Site(Path folder) throws IOException {
    this(folder, PLAIN, false);
  }

  /** One behind a proxy with TLS. */
  static Site withTls(Path folder) throws IOException {
    return new Site(folder, URI.create("https://penv.test"), false);
  }

  /** One where people may log in, and links open plots alone. */
  static Site withLogin(Path folder) throws IOException {
    return new Site(folder, PLAIN, true);
  }

  private Site(Path folder, URI url, boolean login) throws IOException {
    store = Store.open(folder, clock);
    logs = new DiskLogs(folder.resolve("logs"), clock);
    artifacts = new Artifacts(folder.resolve("artifacts"));
    var reads =
        new Reads(
            store.runs(), store.measures(), logs, artifacts, store.environments(), () -> findings);
    server =
        new WebServer(
            new Settings(url, URI.create("https://github.test"), TOKEN, login),
            new Reception(new Signature(SECRETS), deliveries, wakes::incrementAndGet, clock),
            reads,
            login ? Site::isOpenPlot : Site::isOpenLink,
            visitors.people(store, folder, clock),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            clock);
    port = server.start("127.0.0.1", 0);
  }

  private static boolean isOpenLink(Run run, Purpose purpose, String expires, String signature) {
    return expires.equals("later") && signature.equals(signed(run.id(), purpose));
  }

  /** Adds a run that is as far as said. */
  Run add(Run run, Progress progress) {
    store.runs().add("ask/" + run.id(), run);
    store.runs().progress(run.id(), progress);
    return run;
  }

  void log(RunId run, String text) {
    log(run, text.getBytes(UTF_8));
  }

  void log(RunId run, byte[] bytes) {
    try {
      logs.append(run.value(), logs.length(run.value()), bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps files with these contents as the outputs of a run. */
  List<Artifact> keep(RunId run, Map<String, String> files) {
    var kept = new ArrayList<Kept>();
    files.forEach((name, content) -> kept.add(receive(name, content)));
    try {
      artifacts.list(run.value(), "octo/digits", kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kept.stream()
        .map(file -> new Artifact(file.name(), file.bytes(), file.digest()))
        .toList();
  }

  private Kept receive(String name, String content) {
    try (var incoming = artifacts.receive()) {
      incoming.write(content.getBytes(UTF_8));
      return incoming.keepAs(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOpenPlot(Run run, Purpose purpose, String expires, String signature) {
    return purpose == Purpose.PLOT && isOpenLink(run, purpose, expires, signature);
  }

  private static String signed(RunId run, Purpose purpose) {
    return (purpose == Purpose.PLOT ? "plot-" : "signed-") + run;
  }

  /** An address that the holder of a link has. */
  static String linked(String path, RunId run) {
    return path + (path.contains("?") ? "&" : "?") + "expires=later&sig=signed-" + run;
  }

  HttpResponse<String> asOperator(String path) {
    return get(path, "Authorization", "Bearer " + TOKEN);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path));
  }

  HttpResponse<String> get(String path, String... headers) {
    var request = request(path);
    if (headers.length > 0) request.headers(headers);
    return send(request);
  }

  /** An answer that goes on, line by line. */
  HttpResponse<Stream<String>> lines(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofLines());
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    return Http.send(client, request);
  }

  @Override
  public void close() {
    client.close();
    server.close();
    store.close();
  }
}
