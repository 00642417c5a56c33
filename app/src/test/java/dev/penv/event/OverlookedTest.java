package dev.penv.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Account;
import dev.penv.github.PostedComments.Posted;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlookedTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Account ADA = new Account(1, "ada", false);

  @Test
  void aCommandOfAPersonMayHaveBeenOverlooked() {
    assertThat(overlooked(posted(ADA, false, "Again:\n/run train", NOON))).isTrue();
  }

  @Test
  void talkIsNot() {
    assertThat(overlooked(posted(ADA, false, "and/or", NOON))).isFalse();
  }

  @Test
  void botsAndAppsAreNot() {
    assertThat(overlooked(posted(new Account(2, "robot", true), false, "/run", NOON))).isFalse();
    assertThat(overlooked(posted(ADA, true, "/run", NOON))).isFalse();
  }

  @Test
  void wordsThatSomebodyElseMayHavePutThereAreNot() {
    assertThat(overlooked(posted(ADA, false, "/run", NOON.plusSeconds(1)))).isFalse();
  }

  private static boolean overlooked(Posted comment) {
    return !Overlooked.of(List.of(comment)).isEmpty();
  }

  private static Posted posted(Account author, boolean byApp, String body, Instant changed) {
    return new Posted(9, 7, author, byApp, body, NOON, changed);
  }
}
