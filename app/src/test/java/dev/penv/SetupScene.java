package dev.penv;

import dev.penv.journal.Alarm;
import dev.penv.sandbox.Sandbox;
import dev.penv.world.Eventually;
import dev.penv.world.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A penv that is no App yet, the GitHub that is to make it one, and a person's browser. Cookies are
 * not needed; redirects are looked at, not followed.
 */
final class SetupScene implements AutoCloseable {
  private static final Pattern INPUT =
      Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"");
  private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");

  final Map<String, String> variables = new HashMap<>();
  final List<String> printed = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Alarm alarm;
  private final int port;
  private final CompletableFuture<Penv> penv = new CompletableFuture<>();
  private @Nullable Thread process;

  SetupScene(Path folder, Sandbox sandbox, Alarm alarm) throws IOException {
    this.alarm = alarm;
    this.port = freePort();
    var file =
        Files.writeString(
            folder.resolve("penv.yaml"),
            "local: { isolation: none, slots: 2, least-free: 50mb, repositories: [octo/spiral] }");
    variables.put("PENV_DATA", folder.resolve("data").toString());
    variables.put("PENV_FILE", file.toString());
    variables.put("PENV_PORT", Integer.toString(port));
    variables.put("PENV_URL", "http://127.0.0.1:" + port);
    variables.put("PENV_GITHUB_API", sandbox.uri().toString());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** What {@code penv serve} does; returns when the address is printed or penv runs. */
  SetupScene serve() {
    process = Thread.ofVirtual().name("serve").start(this::live);
    Eventually.holds(() -> "an address", () -> !printed.isEmpty() || penv.isDone());
    return this;
  }

  private void live() {
    try {
      var config = Config.from(variables);
      var ours = config.app().isRegistered() ? config : Setup.run(config, alarm, printed::add);
      penv.complete(Penv.start(ours, alarm));
    } catch (InterruptedException end) {
      penv.cancel(false);
    } catch (IOException | RuntimeException problem) {
      penv.completeExceptionally(problem);
    }
  }

  Path data() {
    return Path.of(variables.getOrDefault("PENV_DATA", ""));
  }

  /** The penv that this has become. */
  Penv awaitPenv() {
    return penv.join();
  }

  /** The address that was printed. */
  URI invitation() {
    return printed
        .getLast()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("http"))
        .map(URI::create)
        .findFirst()
        .orElseThrow();
  }

  String token() {
    return invitation().getQuery().replaceFirst("^token=", "");
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  HttpResponse<String> get(URI uri, String... headers) {
    var request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) request.headers(headers);
    return send(request);
  }

  HttpResponse<String> post(URI uri, Map<String, String> fields) {
    return send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(Http.form(fields))));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return Http.send(client, request);
  }

  /** Fills in penv's form; the answer holds the form for GitHub. */
  HttpResponse<String> choose(Map<String, String> fields) {
    var all = new HashMap<>(fields);
    all.putIfAbsent("token", token());
    all.putIfAbsent("name", "penv-test");
    return post(uri("/setup"), all);
  }

  /** Presses the buttons on both sides; where GitHub sends the browser then. */
  URI createApp(Map<String, String> fields) {
    var sent = choose(fields);
    var page = post(action(sent), Map.of("manifest", field(sent, "manifest")));
    var answer = post(action(page), Map.of("nonce", field(page, "nonce"), "name", "Penv of Tests"));
    return URI.create(answer.headers().firstValue("Location").orElseThrow());
  }

  /** Where the form of a page goes. */
  static URI action(HttpResponse<String> page) {
    var action = ACTION.matcher(page.body());
    if (!action.find()) throw new AssertionError("no form in\n" + page.body());
    return page.uri().resolve(plain(action.group(1)));
  }

  static String field(HttpResponse<String> page, String name) {
    var input = INPUT.matcher(page.body());
    while (input.find()) {
      if (input.group(1).equals(name)) return plain(input.group(2));
    }
    throw new AssertionError("no " + name + " in\n" + page.body());
  }

  private static String plain(String html) {
    return html.replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  /** Dies as a process does: nothing is finished. */
  void kill() throws InterruptedException {
    var thread = process;
    if (thread == null) return;
    thread.interrupt();
    thread.join();
  }

  @Override
  public void close() {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (penv.isDone() && !penv.isCompletedExceptionally()) penv.join().close();
    client.close();
  }
}
