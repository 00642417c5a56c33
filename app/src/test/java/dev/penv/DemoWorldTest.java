package dev.penv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.event.Signature;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoWorldTest {
  /** A page that had its name point to this computer could send what this test sends. */
  @Test
  void whatSignsCommandsForThisComputerIsNotWrittenDownAnywhere() throws Exception {
    try (var world = DemoWorld.open(InstantSource.system());
        var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(world.penv().uri() + "/webhook"))
              .header("X-GitHub-Delivery", "11111111-2222")
              .header("X-GitHub-Event", "issue_comment")
              .header(
                  "X-Hub-Signature-256", new Signature(List.of("demo")).of("{}".getBytes(UTF_8)))
              .POST(BodyPublishers.ofString("{}"));
      assertThat(http.send(request.build(), BodyHandlers.discarding()).statusCode()).isEqualTo(401);
    }
  }
}
