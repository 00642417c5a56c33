package dev.penv.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.archive.Artifacts.Holding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Retention RETENTION =
      new Retention(Duration.ofDays(90), Duration.ofDays(30), 100);

  private static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  @Test
  void logsGoAfterTheirTime() {
    var logs =
        List.of(
            new DiskLogs.Age("r-old", daysAgo(91)),
            new DiskLogs.Age("r-edge", daysAgo(90)),
            new DiskLogs.Age("r-new", daysAgo(1)));
    assertThat(RETENTION.expiredLogs(logs, NOW)).containsExactly("r-old");
  }

  @Test
  void outputsGoAfterTheirTime() {
    var holdings =
        List.of(
            new Holding("r-old", "7", 1, daysAgo(31)), new Holding("r-new", "7", 1, daysAgo(2)));
    assertThat(RETENTION.expiredOutputs(holdings, NOW)).containsExactly("r-old");
  }

  @Test
  void oldestOutputsGoWhereAnOwnerHasTooMuch() {
    var holdings =
        List.of(
            new Holding("r-1", "7", 60, daysAgo(3)),
            new Holding("r-2", "7", 50, daysAgo(2)),
            new Holding("r-3", "7", 40, daysAgo(1)),
            new Holding("r-other", "8", 90, daysAgo(20)));
    assertThat(RETENTION.expiredOutputs(holdings, NOW)).containsExactly("r-1");
  }

  @Test
  void clockThatWasSetBackRemovesNothing() {
    var future = NOW.plus(Duration.ofDays(400));
    assertThat(RETENTION.expiredOutputs(List.of(new Holding("r-1", "7", 1, future)), NOW))
        .isEmpty();
    assertThat(RETENTION.expiredLogs(List.of(new DiskLogs.Age("r-1", future)), NOW)).isEmpty();
  }
}
