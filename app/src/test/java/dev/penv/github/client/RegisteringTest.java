package dev.penv.github.client;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.penv.github.client.Stub.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Registrar.Conversion;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Fetching the App that GitHub has just made, where its answer is not as it should be. */
class RegisteringTest {
  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(1));

  /** GitHub's description lets the secret be null. As text that would be a secret anybody knows. */
  @Test
  void anAppWithoutAWebhookSecretIsNotTaken() {
    try (var stub = new Stub();
        var registering =
            new Registering(
                URI.create(stub.server.baseUrl()),
                PATIENCE,
                stub.clock,
                new SimpleMeterRegistry())) {
      stub.on(
          post(urlPathEqualTo("/app-manifests/code/conversions")),
          json(
              201,
              "{\"id\":7,\"slug\":\"x\",\"client_id\":\"Iv1\",\"client_secret\":\"s\","
                  + "\"webhook_secret\":null,\"pem\":\"key\",\"html_url\":\"https://x.test/x\"}"));
      assertThat(registering.convert("code")).isInstanceOf(Conversion.Lost.class);
    }
  }
}
