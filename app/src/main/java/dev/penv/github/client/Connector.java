package dev.penv.github.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * hub4j's way to our session. hub4j's own headers, its sleeping on limits and its repeating of lost
 * writes have no part in it: it sees successes only, and of their headers only the link to the next
 * page (an ETag on its side would make it ask twice).
 */
record Connector(Session session) implements GitHubConnector {
  @Override
  public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
    var call =
        new Call(
            request.method(),
            URI.create(request.url().toString()),
            Objects.requireNonNullElse(request.header("Accept"), Call.JSON),
            body(request));
    return new Response(request, session.send(call));
  }

  private static String body(GitHubConnectorRequest request) throws IOException {
    if (!request.hasBody()) return "";
    try (var body = request.body()) {
      return body == null ? "" : new String(body.readAllBytes(), UTF_8);
    }
  }

  private static final class Response extends GitHubConnectorResponse.ByteArrayResponse {
    private final Reply reply;

    Response(GitHubConnectorRequest request, Reply reply) {
      super(request, reply.status(), headers(reply));
      this.reply = reply;
    }

    private static Map<String, List<String>> headers(Reply reply) {
      return reply.header("Link").map(link -> Map.of("Link", List.of(link))).orElse(Map.of());
    }

    @Override
    protected InputStream rawBodyStream() {
      return new ByteArrayInputStream(reply.body().getBytes(UTF_8));
    }
  }
}
