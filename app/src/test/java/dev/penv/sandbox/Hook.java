package dev.penv.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who receives webhooks and remembers them. */
final class Hook implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile int status = 202;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Received(String event, String guid, String signature, byte[] body, JsonNode json) {
    String summary() {
      return json.has("action") ? event + " " + json.get("action").asText() : event;
    }
  }

  Hook() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    var headers = exchange.getRequestHeaders();
    received.add(
        new Received(
            headers.getFirst("X-GitHub-Event"),
            headers.getFirst("X-GitHub-Delivery"),
            headers.getFirst("X-Hub-Signature-256"),
            body,
            MAPPER.readTree(body)));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  void answer(int code) {
    status = code;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhook");
  }

  List<Received> received() {
    return received;
  }

  List<String> summaries() {
    return received.stream().map(Received::summary).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
