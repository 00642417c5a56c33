package dev.penv.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.SentWebhooks.Sent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissedTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final boolean ARRIVED = true;
  private static final boolean LOST = false;

  @Test
  void whatDidNotArriveIsMissedOldestFirst() {
    assertThat(missed(comment(3, "c", LOST), comment(2, "b", ARRIVED), comment(1, "a", LOST)))
        .containsExactly(1L, 3L);
  }

  @Test
  void whatArrivedAtAnyTryIsNotMissed() {
    assertThat(missed(comment(2, "a", ARRIVED), comment(1, "a", LOST))).isEmpty();
    assertThat(missed(comment(2, "a", LOST), comment(1, "a", ARRIVED))).isEmpty();
  }

  @Test
  void whatWasLostTwiceIsMissedOnceAtItsFirstPlace() {
    assertThat(missed(comment(3, "a", LOST), comment(2, "b", LOST), comment(1, "a", LOST)))
        .containsExactly(1L, 2L);
  }

  @Test
  void whatIsHereThoughGitHubDoesNotKnowIsNotMissed() {
    assertThat(missed(comment(1, "known", LOST))).isEmpty();
  }

  @Test
  void whatPenvDoesNotUseIsNotMissed() {
    var at = NOON.plusSeconds(1);
    assertThat(
            missed(
                new Sent(1, "a", at, LOST, "issue_comment", "deleted"),
                new Sent(2, "b", at, LOST, "star", ""),
                new Sent(3, "c", at, LOST, "workflow_dispatch", "")))
        .containsExactly(3L);
  }

  private static List<Long> missed(Sent... newestFirst) {
    return Missed.of(List.of(newestFirst), Set.of("known")::contains).stream()
        .map(Sent::id)
        .toList();
  }

  private static Sent comment(long id, String guid, boolean arrived) {
    return new Sent(id, guid, NOON.plusSeconds(id), arrived, "issue_comment", "created");
  }
}
