package dev.penv.workspace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Native git's own smart HTTP server, which asks for a token and can stop in the middle of a pack.
 */
final class GitOverHttp implements AutoCloseable {
  static final String TOKEN = "ghs_0123456789";
  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString(("x-access-token:" + TOKEN).getBytes(US_ASCII));

  private final Path root;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger fetches = new AtomicInteger();
  private final AtomicReference<Stall> stall = new AtomicReference<>(Stall.NONE);
  private final AtomicInteger broken = new AtomicInteger();

  /** Where an answer stops, who hears of it, and when it goes on. */
  record Stall(int bytes, CountDownLatch reached, CountDownLatch released) {
    static final Stall NONE =
        new Stall(Integer.MAX_VALUE, new CountDownLatch(1), new CountDownLatch(1));
  }

  /**
   * @param root folder of bare repositories, such as {@code owner/name.git}
   */
  GitOverHttp(Path root) throws IOException {
    this.root = root;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Packs that were asked for. */
  int fetches() {
    return fetches.get();
  }

  /** The next packs stop after so many bytes. */
  Stall stallAfter(int bytes) {
    var next = new Stall(bytes, new CountDownLatch(1), new CountDownLatch(1));
    stall.set(next);
    return next;
  }

  void stallNoMore() {
    stall.getAndSet(Stall.NONE).released().countDown();
  }

  /** So many requests from now on are answered with 503. */
  void breakNext(int requests) {
    broken.set(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var token = exchange.getRequestHeaders().getFirst("Authorization");
      if (broken.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        exchange.sendResponseHeaders(503, -1);
      } else if (token == null) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"GitHub\"");
        exchange.sendResponseHeaders(401, -1);
      } else if (!token.equals(BASIC)) {
        exchange.sendResponseHeaders(403, -1);
      } else {
        serve(exchange);
      }
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    var backend = new ProcessBuilder("git", "http-backend");
    backend.environment().putAll(variables(exchange));
    var process = backend.start();
    try (var to = process.getOutputStream()) {
      exchange.getRequestBody().transferTo(to);
    }
    var from = process.getInputStream();
    var status = head(from, exchange);
    var body = from.readAllBytes();
    if (new String(body, ISO_8859_1).contains("PACK")) fetches.incrementAndGet();
    exchange.sendResponseHeaders(status, 0);
    send(body, exchange);
  }

  private void send(byte[] body, HttpExchange exchange) throws IOException {
    var now = stall.get();
    var first = Math.min(body.length, now.bytes());
    try (var to = exchange.getResponseBody()) {
      to.write(body, 0, first);
      to.flush();
      if (first < body.length) {
        now.reached().countDown();
        now.released().await();
      }
      to.write(body, first, body.length - first);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<String, String> variables(HttpExchange exchange) {
    var headers = exchange.getRequestHeaders();
    var query = exchange.getRequestURI().getRawQuery();
    return Map.of(
        "GIT_PROJECT_ROOT", root.toString(),
        "GIT_HTTP_EXPORT_ALL", "1",
        "PATH_INFO", exchange.getRequestURI().getPath(),
        "QUERY_STRING", query == null ? "" : query,
        "REQUEST_METHOD", exchange.getRequestMethod(),
        "CONTENT_TYPE", headers.getOrDefault("Content-Type", List.of("")).getFirst(),
        "HTTP_CONTENT_ENCODING", headers.getOrDefault("Content-Encoding", List.of("")).getFirst(),
        "GIT_PROTOCOL", headers.getOrDefault("Git-Protocol", List.of("")).getFirst());
  }

  /** Reads the CGI header and gives its status. */
  private static int head(InputStream from, HttpExchange exchange) throws IOException {
    var status = 200;
    for (var line = line(from); !line.isEmpty(); line = line(from)) {
      var parts = line.split(": ", 2);
      if (parts[0].equals("Status")) status = Integer.parseInt(parts[1].substring(0, 3));
      else exchange.getResponseHeaders().add(parts[0], parts[1]);
    }
    return status;
  }

  private static String line(InputStream from) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = from.read(); next >= 0 && next != '\n'; next = from.read()) line.write(next);
    return line.toString(ISO_8859_1).strip();
  }

  @Override
  public void close() {
    stallNoMore();
    server.stop(0);
    threads.shutdownNow();
  }
}
