package dev.penv.github.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.github.GitHub;
import dev.penv.github.Mirror;
import dev.penv.sandbox.http.Fault;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the App may ask about itself, each call valid by GitHub's description. */
class MirrorTest {
  private final AtSandbox github = new AtSandbox();

  @AfterEach
  void close() {
    github.close();
  }

  private Mirror mirror() {
    return github.app.mirror();
  }

  @Test
  void appAndItsInstallationsAreRead() {
    var app = mirror().app();
    assertThat(app.slug()).isEqualTo("penv-sandbox");
    assertThat(app.ofOrganization()).isTrue();
    assertThat(app.permissions()).containsEntry("issues", "write");
    assertThat(app.events()).contains("issue_comment");
    var installed = mirror().installations();
    assertThat(installed).extracting(Mirror.Installed::account).containsExactly("octo");
    assertThat(installed.getFirst().installation().suspended()).isFalse();
    assertThat(installed.getFirst().installation())
        .isEqualTo(github.app.installations().all().getFirst());
    github.auditor.assertClean();
  }

  @Test
  void hookAndItsDeliveriesAreRead() {
    github.sandbox.webhookTo(URI.create("http://127.0.0.1:1/webhook"), "secret");
    github.sandbox.awaitDelivered(Duration.ofSeconds(60));
    assertThat(mirror().hook())
        .isEqualTo(new Mirror.Hook("http://127.0.0.1:1/webhook", "json", false));
    var sent = mirror().deliveries(30);
    assertThat(sent).isNotEmpty().noneMatch(Mirror.Sent::arrived);
    assertThat(sent.getLast().event()).isEqualTo("ping");
    github.auditor.assertClean();
  }

  @Test
  void clockIsComparedWithoutCredentials() {
    assertThat(mirror().ahead().abs()).isLessThan(Duration.ofSeconds(2));
    assertThat(github.sandbox.requests().getLast().credential()).isEqualTo("none");
    github.auditor.assertClean();
  }

  @Test
  void budgetOfAnInstallationIsKnownOnceItWasUsed() {
    assertThat(mirror().quotas()).isEmpty();
    github.app.reads().defaultBranch(github.repo());
    assertThat(mirror().quotas())
        .hasEntrySatisfying(
            github.repo().installation(), quota -> assertThat(quota.limit()).isEqualTo(5_000));
  }

  @Test
  void silenceAndRefusalAreTwoThings() {
    github.sandbox.faults().next(3, "GET", "/app", new Fault.BadGateway());
    assertThatThrownBy(() -> mirror().app()).isInstanceOf(GitHub.Unreachable.class);
    assertThatThrownBy(() -> mirror().hook()).isInstanceOf(Mirror.Refused.class);
  }
}
