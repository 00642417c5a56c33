package dev.penv.event;

import static dev.penv.event.Reconciliation.MARGIN;
import static dev.penv.event.Reconciliation.RIPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.github.Account;
import dev.penv.github.GitHub;
import dev.penv.github.MemoryInventory;
import dev.penv.github.PostedComments.Posted;
import dev.penv.github.Repo;
import dev.penv.world.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
  private static final Repo REPO = new Repo(42, "octo", "hello", 5);
  private static final Account ADA = new Account(1, "ada", false);

  private final FakeComments comments = new FakeComments();
  private final MemoryInbox inbox = new MemoryInbox();
  private final TestClock clock = TestClock.atNoon();
  private final Reconciliation reconciliation =
      new Reconciliation(
          new MemoryInventory(),
          comments,
          new MemoryMarks(),
          new Latecomers(inbox, new Events(1)::parse, comments, () -> {}),
          clock);

  @Test
  void aCommandThatNobodyToldIsTakenInOnce() {
    comment(7, "/run train");
    clock.advance(RIPE);
    reconciliation.look(REPO);
    reconciliation.look(REPO);
    assertThat(kept()).containsExactly("comment-7");
    assertThat(reconciliation.found()).isEqualTo(1);
  }

  @Test
  void aWebhookGetsItsTimeFirst() {
    comment(7, "/run train");
    clock.advance(RIPE.minusMillis(1));
    reconciliation.look(REPO);
    assertThat(kept()).isEmpty();
    clock.advance(Duration.ofMillis(1));
    reconciliation.look(REPO);
    assertThat(kept()).containsExactly("comment-7");
  }

  @Test
  void whatWaitsInTheInboxIsNotTakenInTwice() {
    comment(99, "/run train");
    inbox.accept(
        new Delivery(
            "its webhook", "issue_comment", TestClock.NOON, Payloads.comment("/run train")));
    clock.advance(RIPE);
    reconciliation.look(REPO);
    assertThat(kept()).containsExactly("its webhook");
  }

  @Test
  void whatWasHandledCostsNoQuestion() {
    comment(7, "/run train");
    inbox.acceptUnused(Retold.guid(7));
    clock.advance(RIPE);
    reconciliation.look(REPO);
    assertThat(kept()).isEmpty();
    assertThat(comments.questions).isZero();
  }

  @Test
  void whatGitHubShowsAsAnsweredIsLeftAndRemembered() {
    comment(7, "/run train");
    comments.answered.add(7L);
    clock.advance(RIPE);
    reconciliation.look(REPO);
    var asked = comments.questions;
    reconciliation.look(REPO);
    assertThat(kept()).isEmpty();
    assertThat(comments.questions).isEqualTo(asked);
  }

  @Test
  void whereTheConversationIsClosedNobodyWaitsAnyMore() {
    comment(7, "/run train");
    comments.closed.add(1);
    clock.advance(RIPE);
    reconciliation.look(REPO);
    assertThat(kept()).isEmpty();
  }

  @Test
  void aLookBeginsShortlyBeforeTheEndOfTheLastAndAsksTheSameWhileNothingIsSaid() {
    var at = comment(7, "Looks good.");
    clock.advance(Duration.ofHours(1));
    reconciliation.look(REPO);
    reconciliation.look(REPO);
    clock.advance(Duration.ofHours(1));
    reconciliation.look(REPO);
    assertThat(comments.looks.subList(1, 3)).containsOnly(at.minus(MARGIN));
  }

  @Test
  void aLookThatFailsMovesNothing() {
    comment(7, "/run train");
    clock.advance(RIPE);
    comments.away = true;
    assertThatThrownBy(() -> reconciliation.look(REPO)).isInstanceOf(GitHub.Unreachable.class);
    comments.away = false;
    reconciliation.look(REPO);
    assertThat(kept()).containsExactly("comment-7");
  }

  @Test
  void looksAreSpreadAndNeverTooMany() {
    assertThat(Reconciliation.between(1)).isEqualTo(Duration.ofMinutes(15));
    assertThat(Reconciliation.between(15)).isEqualTo(Duration.ofMinutes(1));
    assertThat(Reconciliation.between(100_000)).isEqualTo(Duration.ofSeconds(6));
  }

  private Instant comment(long id, String body) {
    var now = clock.instant();
    comments.posted.add(new Posted(id, 1, ADA, false, body, now, now));
    return now;
  }

  private List<String> kept() {
    return inbox.pending(0, 99).stream().map(one -> one.delivery().guid()).toList();
  }
}
