package dev.penv.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.github.GitHub;
import dev.penv.github.SentWebhooks;
import dev.penv.world.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  private static final int PAGE = 3;

  private final FakeWebhooks webhooks = new FakeWebhooks();
  private final FakeComments comments = new FakeComments();
  private final MemoryInbox inbox = new MemoryInbox();
  private final MemoryMarks marks = new MemoryMarks();
  private final TestClock clock = TestClock.atNoon();
  private final Recovery recovery =
      new Recovery(
          webhooks,
          new Latecomers(inbox, new Events(1)::parse, comments, () -> {}),
          marks,
          _ -> {},
          clock);

  @Test
  void whatNeverArrivedIsTakenInUnderItsOwnGuid() throws InterruptedException {
    webhooks.lost("first", 1);
    webhooks.arrived("second");
    webhooks.lost("third", 3);
    recovery.round();
    assertThat(kept()).containsExactly("first", "third");
    assertThat(recovery.recovered()).isEqualTo(2);
    assertThat(recovery.complete()).isEqualTo(clock.instant());
  }

  @Test
  void whatWasTakenInIsNotFetchedAgain() throws InterruptedException {
    webhooks.lost("first", 1);
    recovery.round();
    recovery.round();
    assertThat(webhooks.fetched).containsExactly(1L);
    assertThat(kept()).containsExactly("first");
  }

  @Test
  void aLookGoesBackToTheLastOneAndNoFurther() throws InterruptedException {
    for (int i = 1; i <= 9; i++) webhooks.arrived("old" + i);
    webhooks.later(Duration.ofHours(1));
    webhooks.arrived("last");
    recovery.round();
    assertThat(webhooks.pages).isEqualTo(4);
    webhooks.later(Duration.ofHours(1));
    webhooks.lost("new", 1);
    webhooks.pages = 0;
    recovery.round();
    assertThat(webhooks.pages).isEqualTo(1);
    assertThat(kept()).containsExactly("new");
  }

  @Test
  void whatIsListedLateIsStillSeen() throws InterruptedException {
    webhooks.arrived("first");
    recovery.round();
    webhooks.later(Recovery.MARGIN.negated());
    webhooks.lost("listed late", 1);
    recovery.round();
    assertThat(kept()).containsExactly("listed late");
  }

  @Test
  void whatCannotBeFetchedIsTriedAgainByTheNextLook() throws InterruptedException {
    webhooks.lost("first", 1);
    webhooks.later(Duration.ofDays(1));
    webhooks.lost("second", 2);
    webhooks.later(Duration.ofDays(1));
    webhooks.lost("third", 3);
    webhooks.away.add(2L);
    recovery.round();
    assertThat(kept()).containsExactly("first", "third");
    assertThat(recovery.complete()).isEqualTo(Instant.EPOCH);
    webhooks.away.clear();
    recovery.round();
    assertThat(kept()).containsExactly("first", "third", "second");
    assertThat(recovery.complete()).isEqualTo(clock.instant());
  }

  @Test
  void aLookThatBreaksOffLeavesTheMark() throws InterruptedException {
    webhooks.lost("first", 1);
    inbox.fillDisk(true);
    try {
      recovery.round();
    } catch (IllegalStateException full) {
      assertThat(marks.find(Recovery.MARK)).isEmpty();
    }
    inbox.fillDisk(false);
    recovery.round();
    assertThat(kept()).containsExactly("first");
  }

  @Test
  void whatWasPressedLongAgoIsTakenInAsOldAsItIs() throws InterruptedException {
    webhooks.lostPress("stale");
    webhooks.later(Duration.ofDays(2));
    webhooks.lostPress("fresh");
    recovery.round();
    assertThat(kept()).containsExactly("stale", "fresh");
    assertThat(inbox.pending(0, 9))
        .extracting(one -> one.delivery().at())
        .isEqualTo(webhooks.sent.reversed().stream().map(SentWebhooks.Sent::at).toList());
  }

  @Test
  void whatGitHubHasForgottenIsGone() throws InterruptedException {
    webhooks.lost("first", 1);
    webhooks.payloads.clear();
    recovery.round();
    assertThat(kept()).isEmpty();
    assertThat(recovery.complete()).isEqualTo(clock.instant());
  }

  @Test
  void whatIsNoCommandOrNotEvenJsonLeavesItsGuidAlone() throws InterruptedException {
    webhooks.lost("talk", 1);
    webhooks.lost("nonsense", 2);
    webhooks.payloads.put(1L, Payloads.comment("Looks good."));
    webhooks.payloads.put(2L, "[]".getBytes(UTF_8));
    recovery.round();
    assertThat(kept()).isEmpty();
    assertThat(inbox.guids()).containsExactlyInAnyOrder("talk", "nonsense");
    assertThat(comments.questions).isZero();
  }

  @Test
  void whatGitHubShowsAsAnsweredIsNotHandledAgain() throws InterruptedException {
    comments.answered.add(7L);
    webhooks.lost("before the memory was lost", 7);
    webhooks.lost("new", 8);
    recovery.round();
    assertThat(kept()).containsExactly("new");
  }

  @Test
  void aCommentThatWasFoundBeforeIsNotHandledAgain() throws InterruptedException {
    inbox.acceptUnused(Retold.guid(7));
    webhooks.lost("its webhook", 7);
    recovery.round();
    assertThat(kept()).isEmpty();
    assertThat(comments.questions).isZero();
  }

  private List<String> kept() {
    return inbox.pending(0, 99).stream().map(one -> one.delivery().guid()).toList();
  }

  /** What GitHub has sent, a second apart, in small pages. Comment 7 is webhook 7's. */
  private static final class FakeWebhooks implements SentWebhooks {
    final List<Sent> sent = new ArrayList<>();
    final Map<Long, byte[]> payloads = new HashMap<>();
    final List<Long> fetched = new ArrayList<>();
    final List<Long> away = new ArrayList<>();
    int pages;
    private Instant at = Instant.parse("2026-11-18T12:00:00Z");

    void arrived(String guid) {
      sent.addFirst(sent(1000 + sent.size(), guid, true));
    }

    void lost(String guid, long id) {
      sent.addFirst(sent(id, guid, false));
      payloads.put(
          id, Payloads.commentChanged(root -> ((ObjectNode) root.get("comment")).put("id", id)));
    }

    void lostPress(String guid) {
      at = at.plusSeconds(1);
      var id = 2000 + sent.size();
      sent.addFirst(new Sent(id, guid, at, false, "workflow_dispatch", ""));
      payloads.put((long) id, Payloads.dispatch("null"));
    }

    void later(Duration by) {
      at = at.plus(by);
    }

    private Sent sent(long id, String guid, boolean arrived) {
      at = at.plusSeconds(1);
      return new Sent(id, guid, at, arrived, "issue_comment", "created");
    }

    @Override
    public Page page(String cursor) {
      pages++;
      int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
      int to = Math.min(from + PAGE, sent.size());
      return new Page(sent.subList(from, to), to == sent.size() ? "" : Integer.toString(to));
    }

    @Override
    public Optional<byte[]> payload(long id) {
      if (away.contains(id)) throw new GitHub.Unreachable("away");
      fetched.add(id);
      return Optional.ofNullable(payloads.get(id));
    }
  }
}
