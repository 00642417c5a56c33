package dev.penv.github.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.github.GitHub.Unreachable;
import dev.penv.github.PostedComments;
import dev.penv.github.PostedComments.Posted;
import dev.penv.github.SentWebhooks;
import dev.penv.github.SentWebhooks.Sent;
import dev.penv.sandbox.hook.Fate;
import dev.penv.sandbox.http.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxRecoveryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AtSandbox gitHub = new AtSandbox();
  private final SentWebhooks webhooks = gitHub.app.webhooks();
  private final PostedComments comments = gitHub.app.comments();

  @AfterEach
  void stop() {
    assertThat(gitHub.sandbox.unknownRequests()).isEmpty();
    gitHub.close();
  }

  @Test
  void webhooksAreListedNewestFirstOverAllPages() {
    loseEverything();
    for (int i = 0; i < 250; i++) gitHub.pull.comment(gitHub.ada, "/run " + i);
    gitHub.sandbox.awaitDelivered(PATIENCE);
    var all = all();
    assertThat(all).isSortedAccordingTo((one, other) -> Long.compare(other.id(), one.id()));
    assertThat(all)
        .filteredOn(sent -> sent.event().equals("issue_comment"))
        .hasSize(250)
        .allMatch(sent -> sent.action().equals("created") && !sent.arrived());
    assertThat(all).filteredOn(sent -> sent.event().equals("ping")).hasSize(1);
    assertThat(gitHub.sandbox.requests()).hasSize(3);
  }

  @Test
  void whatALostWebhookToldIsStillThere() {
    loseEverything();
    gitHub.pull.comment(gitHub.ada, "/run é");
    gitHub.sandbox.awaitDelivered(PATIENCE);
    var lost = all().getFirst();
    var payload = webhooks.payload(lost.id()).orElseThrow();
    assertThat(new String(payload, UTF_8)).contains("\"/run é\"", "\"action\":\"created\"");
    assertThat(webhooks.payload(4711)).isEmpty();
  }

  @Test
  void afterThreeDaysGitHubHasForgotten() {
    loseEverything();
    gitHub.pull.comment(gitHub.ada, "/run");
    gitHub.sandbox.awaitDelivered(PATIENCE);
    var lost = all().getFirst();
    gitHub.clock.advance(Duration.ofDays(3));
    assertThat(all()).isEmpty();
    assertThat(webhooks.payload(lost.id())).isEmpty();
  }

  @Test
  void commentsAreReadFromAllConversationsInTheOrderOfTheirChanges() {
    gitHub.clock.advance(Duration.ofHours(1));
    var since = gitHub.clock.instant();
    var issue = gitHub.repository.openIssue("Why", "", gitHub.ada);
    var first = issue.comment(gitHub.ada, "/status");
    gitHub.clock.advance(Duration.ofMinutes(1));
    var second = gitHub.pull.comment(gitHub.sandbox.user("eve"), "/run");
    gitHub.clock.advance(Duration.ofMinutes(1));
    issue.edit(first.id(), "/help", gitHub.ada);
    var found = comments.since(gitHub.repo(), since);
    assertThat(found).extracting(Posted::id).containsExactly(second.id(), first.id());
    assertThat(found.getFirst().number()).isEqualTo(gitHub.pull.number());
    assertThat(found.getFirst().author().login()).isEqualTo("eve");
    assertThat(found.getLast().changed()).isAfter(found.getLast().written());
  }

  @Test
  void theSameQuestionIsFreeWhileNothingIsSaid() {
    comments.since(gitHub.repo(), Instant.EPOCH);
    comments.since(gitHub.repo(), Instant.EPOCH);
    assertThat(gitHub.sandbox.requests().getLast().status()).isEqualTo(304);
  }

  @Test
  void aThreadSaysWhatItIs() {
    var issue = gitHub.repository.openIssue("Why", "", gitHub.ada);
    issue.close(gitHub.ada);
    assertThat(comments.thread(gitHub.repo(), gitHub.pull.number()))
        .contains(new PostedComments.Thread(true, true));
    assertThat(comments.thread(gitHub.repo(), issue.number()))
        .contains(new PostedComments.Thread(false, false));
    assertThat(comments.thread(gitHub.repo(), 999)).isEmpty();
  }

  @Test
  void onlyAReactionOfOursAnswersAComment() {
    var asked = gitHub.asked.id();
    gitHub.pull.react(asked, gitHub.sandbox.user("eve"), "eyes");
    assertThat(comments.waits(gitHub.repo(), asked)).isTrue();
    gitHub.pull.react(asked, gitHub.sandbox.app().bot(), "confused");
    assertThat(comments.waits(gitHub.repo(), asked)).isFalse();
  }

  @Test
  void aCommentThatIsGoneWaitsForNothing() {
    gitHub.pull.delete(gitHub.asked.id(), gitHub.ada);
    assertThat(comments.waits(gitHub.repo(), gitHub.asked.id())).isFalse();
  }

  @Test
  void anInstallationSaysSinceWhen() {
    assertThat(comments.installed(gitHub.repo().installation())).contains(gitHub.clock.instant());
    assertThat(comments.installed(999)).isEmpty();
  }

  @Test
  void aLimitOfTheAppIsObeyed() {
    gitHub
        .sandbox
        .faults()
        .next(
            1, "GET", "/app/hook/deliveries", new Fault.SecondaryLimitFor(Duration.ofSeconds(30)));
    assertThatThrownBy(() -> webhooks.page("")).isInstanceOf(Unreachable.class);
    assertThatThrownBy(() -> webhooks.page("")).isInstanceOf(Unreachable.class);
    assertThat(gitHub.sandbox.requests()).hasSize(1);
    gitHub.clock.advance(Duration.ofSeconds(31));
    assertThat(webhooks.page("").sent()).isEmpty();
  }

  private void loseEverything() {
    gitHub.sandbox.fates((_, _) -> new Fate.Lost());
    gitHub.sandbox.webhookTo(URI.create("http://127.0.0.1:1/webhook"), "secret");
  }

  private List<Sent> all() {
    var all = new ArrayList<Sent>();
    for (var cursor = ""; ; ) {
      var page = webhooks.page(cursor);
      all.addAll(page.sent());
      if (page.next().isEmpty()) return all;
      cursor = page.next();
    }
  }
}
