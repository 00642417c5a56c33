package dev.penv.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {
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
  void itIsAliveBeforeItIsReady() {
    assertThat(site.get("/healthz").statusCode()).isEqualTo(200);
    assertThat(site.get("/readyz").statusCode()).isEqualTo(503);
    site.server.setReady();
    assertThat(site.get("/readyz").statusCode()).isEqualTo(200);
  }

  @Test
  void metricsAreForTheOperator() {
    assertThat(site.get("/metrics").statusCode()).isEqualTo(401);
    assertThat(site.get("/metrics", "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
    site.get("/nowhere/secret");
    var scrape = site.get("/metrics", "Authorization", "Bearer " + Site.TOKEN);
    assertThat(scrape.statusCode()).isEqualTo(200);
    assertThat(scrape.body())
        .contains("penv_http_requests_seconds_count{method=\"GET\",route=\"/metrics\"")
        .contains("route=\"none\"")
        .contains("penv_webhook_bodies_bytes")
        .doesNotContain("secret");
  }

  @Test
  void everyAnswerIsProtected() {
    for (var path : new String[] {"/healthz", "/nowhere", "/metrics"}) {
      var headers = site.get(path).headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(headers.firstValue("Server")).isEmpty();
    }
  }
}
