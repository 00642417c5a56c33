package dev.penv.sandbox.hook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;

/** Posts a webhook and says how it went, in GitHub's words. */
final class Post implements AutoCloseable {
  /** GitHub waits no longer for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  record Receipt(String status, int code) {}

  Receipt send(URI uri, Map<String, String> headers, String body) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      var code = client.send(request.build(), BodyHandlers.discarding()).statusCode();
      var fine = code >= 200 && code < 300;
      return new Receipt(fine ? "OK" : "Invalid HTTP Response: " + code, code);
    } catch (HttpTimeoutException late) {
      return new Receipt("timed out", 504);
    } catch (IOException unreachable) {
      return new Receipt("failed to connect to host", 502);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
