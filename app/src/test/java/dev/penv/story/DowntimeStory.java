package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.http.Visit;
import dev.penv.sandbox.hub.Comment;
import dev.penv.sandbox.hub.Issue;
import dev.penv.world.Eventually;
import dev.penv.world.World;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** While penv was away people have asked, and GitHub could deliver nothing of it. */
class DowntimeStory {
  private static final int CONVERSATIONS = 20;

  @Test
  @Timeout(300)
  void aHundredCommandsAreAnsweredWithoutBreakingALimit() {
    areAnswered(100);
  }

  @Test
  @Tag("slow")
  @Timeout(900)
  void aThousandCommandsAreAnsweredWithoutBreakingALimit() {
    areAnswered(1_000);
  }

  private static void areAnswered(int count) {
    try (var world = World.open(World.LOCAL + "limits: { commands-per-hour: 100000 }\n")) {
      world.kill();
      var ada = world.sandbox().user("ada");
      var issues =
          IntStream.range(0, CONVERSATIONS)
              .mapToObj(i -> world.repository().openIssue("Question " + i, "", ada))
              .toList();
      for (int i = 0; i < count; i++) issues.get(i % CONVERSATIONS).comment(ada, "/history");
      world.sandbox().awaitDelivered(World.LONG_ENOUGH);
      world.start();
      try (var _ = world.flying()) {
        while (answers(issues) < count) awaitAnotherAnswer(issues);
      }
      world.settle();
      assertAnswered(issues, count);
      assertLimitsKept(world.sandbox().requests());
    }
  }

  private static void awaitAnotherAnswer(List<Issue> issues) {
    var before = answers(issues);
    Eventually.holds(() -> "an answer after " + before, () -> answers(issues) > before);
  }

  private static long answers(List<Issue> issues) {
    return issues.stream().flatMap(issue -> issue.thread().stream()).filter(Comment::byApp).count();
  }

  private static void assertAnswered(List<Issue> issues, int count) {
    assertThat(answers(issues)).isEqualTo(count);
    for (var issue : issues) {
      assertThat(issue.thread())
          .filteredOn(comment -> !comment.byApp())
          .hasSize(count / CONVERSATIONS)
          .allMatch(comment -> comment.reactionContents().equals(List.of("eyes")));
    }
  }

  /** GitHub's limits, as its documentation has them; the sandbox refuses only by the first. */
  private static void assertLimitsKept(List<Visit> visits) {
    assertThat(visits).noneMatch(visit -> visit.status() == 403 || visit.status() == 429);
    var writes =
        visits.stream()
            .filter(visit -> !visit.method().equals("GET"))
            .filter(visit -> visit.path().startsWith("/repos/"))
            .toList();
    assertThat(most(visits, Duration.ofHours(1))).isLessThan(5_000);
    assertThat(most(visits, Duration.ofMinutes(1))).isLessThan(900);
    assertThat(most(writes, Duration.ofMinutes(1))).isLessThanOrEqualTo(80);
    assertThat(most(writes, Duration.ofHours(1))).isLessThan(500);
  }

  /** How many there are at most within any such time. */
  private static int most(List<Visit> visits, Duration within) {
    int most = 0;
    int first = 0;
    for (int last = 0; last < visits.size(); last++) {
      var since = visits.get(last).at().minus(within);
      while (visits.get(first).at().isBefore(since)) first++;
      most = Math.max(most, last - first + 1);
    }
    return most;
  }
}
