package dev.penv.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.event.Signature;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookTest {
  private static final String RUN =
      "{\"action\": \"created\", \"comment\": {\"body\": \"/run train\"}}";
  private static final String TALK = "{\"action\": \"created\", \"comment\": {\"body\": \"nice\"}}";
  private static final String GUID = "0b989ba4-242f-11e5-81e1-c7b6966d2516";

  @TempDir private Path folder;
  private Site site;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void signedDeliveryIsStoredBeforeTheAnswer() {
    assertThat(post(RUN, Map.of()).statusCode()).isEqualTo(202);
    assertThat(site.deliveries.kept())
        .singleElement()
        .satisfies(delivery -> {
          assertThat(delivery.guid()).isEqualTo(GUID);
          assertThat(delivery.name()).isEqualTo("issue_comment");
          assertThat(delivery.body()).isEqualTo(RUN.getBytes(UTF_8));
        });
    assertThat(site.wakes).hasValue(1);
  }

  @Test
  void sameDeliveryTwiceIsOneEvent() {
    post(RUN, Map.of());
    assertThat(post(RUN, Map.of()).statusCode()).isEqualTo(202);
    assertThat(site.deliveries.kept()).hasSize(1);
    assertThat(site.wakes).hasValue(1);
  }

  @Test
  void anyOfTheSecretsHolds() {
    var old = new Signature(List.of("old secret")).of(RUN.getBytes(UTF_8));
    assertThat(post(RUN, Map.of("X-Hub-Signature-256", old)).statusCode()).isEqualTo(202);
  }

  @Test
  void eventWithoutUseIsAcceptedAndForgotten() {
    assertThat(post(TALK, Map.of()).statusCode()).isEqualTo(202);
    assertThat(post(RUN, Map.of("X-GitHub-Event", "star", "X-GitHub-Delivery", "another-one")))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(202);
    assertThat(site.deliveries.kept()).isEmpty();
    assertThat(site.wakes).hasValue(0);
  }

  @Test
  void whatIsNotSignedIsRefusedAndNothingIsStored() {
    var others = new Signature(List.of("another secret")).of(RUN.getBytes(UTF_8));
    for (var signature : List.of("", others, "sha256=xyz", "sha1=" + others)) {
      assertThat(post(RUN, Map.of("X-Hub-Signature-256", signature)).statusCode()).isEqualTo(401);
    }
    assertThat(site.deliveries.guids()).isEmpty();
  }

  @Test
  void brokenHeadersAreMalformed() {
    for (var guid : List.of("", "../../etc/passwd", "g".repeat(65), "g".repeat(5000))) {
      assertThat(post(RUN, Map.of("X-GitHub-Delivery", guid)).statusCode()).isEqualTo(400);
    }
    for (var name : List.of("", "Issue Comment", "e".repeat(65))) {
      assertThat(post(RUN, Map.of("X-GitHub-Event", name)).statusCode()).isEqualTo(400);
    }
    assertThat(site.deliveries.guids()).isEmpty();
  }

  @Test
  void brokenJsonIsMalformedAndTheAnswerNamesThePlace() {
    var answer = post("{\"action\": \"created\",\n oops}", Map.of());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("line 2");
    assertThat(site.deliveries.guids()).isEmpty();
  }

  @Test
  void fullDiskIsNotAcknowledged() {
    site.deliveries.fillDisk();
    var answer = post(RUN, Map.of());
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).doesNotContain("disk is full");
  }

  @Test
  void headersAreJudgedBeforeTheBodyIsRead() throws IOException {
    assertThat(statusWithoutBody("Content-Length: 26214401", GUID)).contains(" 413 ");
    assertThat(statusWithoutBody("Content-Length: 1000", "")).contains(" 400 ");
  }

  /** Sends headers that announce a body, and never the body. */
  private String statusWithoutBody(String length, String guid) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), site.port)) {
      var head =
          """
          POST /webhook HTTP/1.1\r
          Host: penv\r
          X-Hub-Signature-256: sha256=%s\r
          X-GitHub-Event: issue_comment\r
          X-GitHub-Delivery: %s\r
          %s\r
          \r
          """
              .formatted("0".repeat(64), guid, length);
      socket.getOutputStream().write(head.getBytes(UTF_8));
      var answer = new char[64];
      var count = new InputStreamReader(socket.getInputStream(), UTF_8).read(answer);
      return new String(answer, 0, Math.max(0, count));
    }
  }

  private HttpResponse<String> post(String body, Map<String, String> other) {
    var request = site.request("/webhook").POST(BodyPublishers.ofString(body));
    request.setHeader("X-GitHub-Delivery", GUID);
    request.setHeader("X-GitHub-Event", "issue_comment");
    var signature = new Signature(Site.SECRETS).of(body.getBytes(UTF_8));
    request.setHeader("X-Hub-Signature-256", signature);
    other.forEach(request::setHeader);
    return site.send(request);
  }
}
