package dev.penv.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.Needs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A real browser without a screen, led through its debugging protocol. */
final class Browser implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private String session = "";

  private Browser(Path profile) throws IOException, InterruptedException {
    var program = Needs.command("chromium", "chromium-browser", "google-chrome");
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    socket =
        client
            .newWebSocketBuilder()
            .buildAsync(address(profile.resolve("DevToolsActivePort")), new Ear())
            .join();
  }

  static Browser open(Path profile) throws IOException, InterruptedException {
    var browser = new Browser(profile);
    var target = browser.ask("Target.createTarget", Map.of("url", "about:blank"));
    var id = target.get("targetId").asText();
    var attached = browser.ask("Target.attachToTarget", Map.of("targetId", id, "flatten", true));
    browser.session = attached.get("sessionId").asText();
    browser.ask("Runtime.enable", Map.of());
    browser.ask("Log.enable", Map.of());
    browser.ask("Page.enable", Map.of());
    return browser;
  }

  /** The browser writes its port and path there once it listens. */
  private static URI address(Path file) throws IOException, InterruptedException {
    for (int tries = 0; tries < 300; tries++) {
      if (Files.exists(file) && Files.readString(file).lines().count() == 2) {
        var lines = Files.readAllLines(file);
        return URI.create("ws://127.0.0.1:" + lines.getFirst() + lines.getLast());
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IOException("the browser did not start");
  }

  /** What the page complained about: errors, and what its policy forbade. */
  List<String> problems() {
    return problems;
  }

  void size(int width, int height, boolean phone) {
    ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
  }

  void prefersDark(boolean dark) {
    var feature = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    ask("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  void go(URI uri) {
    ask("Page.navigate", Map.of("url", uri.toString()));
  }

  /** Shows no page, so that none goes on asking a server that is about to end. */
  void leave() {
    go(URI.create("about:blank"));
  }

  /** The value of an expression of JavaScript, as JSON. */
  JsonNode evaluate(String expression) {
    var answer =
        ask(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    return answer.path("result").path("value");
  }

  /** Waits until an expression is true in the page, or in the one that comes after it. */
  void await(String condition) {
    var until = Instant.now().plus(PATIENCE);
    var attempt =
        "(() => { try { return Boolean(%s); } catch { return false; } })()".formatted(condition);
    while (!evaluate(attempt).asBoolean()) {
      if (Instant.now().isAfter(until)) {
        throw new AssertionError("never true: " + condition + "; " + problems);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  byte[] screenshot() {
    var answer = ask("Page.captureScreenshot", Map.of("format", "png"));
    return Base64.getDecoder().decode(answer.get("data").asText());
  }

  private JsonNode ask(String method, Map<String, ?> parameters) {
    var id = ids.incrementAndGet();
    ObjectNode message = JSON.createObjectNode();
    message.put("id", id).put("method", method).set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty()) message.put("sessionId", session);
    var answer = new CompletableFuture<JsonNode>();
    asked.put(id, answer);
    socket.sendText(message.toString(), true).join();
    return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private void hear(JsonNode message) {
    var answer = asked.remove(message.path("id").asInt());
    if (answer != null) answer.complete(message.path("result"));
    var method = message.path("method").asText();
    if (method.equals("Runtime.exceptionThrown") || method.equals("Log.entryAdded")) {
      problems.add(message.path("params").toString());
    }
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  /** Puts messages together that come in pieces. */
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder heard = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      heard.append(text);
      if (last) {
        var whole = heard.toString();
        heard.setLength(0);
        try {
          hear(JSON.readTree(whole));
        } catch (IOException e) {
          problems.add(e.toString());
        }
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }
  }
}
