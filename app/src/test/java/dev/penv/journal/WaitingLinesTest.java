package dev.penv.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.world.TestClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thousands of live lines wait at the same time. */
@Timeout(120)
class WaitingLinesTest {
  private static final int LINES = 5_000;
  private static final int STEPS = 20;

  private final TestClock clock = TestClock.atNoon();
  private final Journals journals = new Journals(new MemoryRecords(), clock);
  private final CountDownLatch ended = new CountDownLatch(LINES);

  @Test
  void waitingLineTakesLittleHeapAndIsWokenAlone() throws InterruptedException {
    for (int i = 0; i < LINES; i++) record(journals.open("line-" + i));
    long before = heapInUse();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < LINES; i++) threads.add(start("line-" + i));
    clock.awaitWaiting(LINES);
    long each = (heapInUse() - before) / LINES;
    assertThat(each).as("bytes of heap for each line").isLessThan(16 * 1024);

    journals.send("line-7", "stop");
    threads.get(7).join();
    assertThat(ended.getCount()).isEqualTo(LINES - 1);
    clock.advance(Duration.ofDays(2));
    ended.await();
  }

  private Thread start(String line) {
    return Thread.ofVirtual()
        .name(line)
        .start(() -> {
          var journal = journals.open(line);
          record(journal);
          assertThat(listen(journal)).hasSizeLessThan(2);
          ended.countDown();
        });
  }

  private List<Signals.Signal> listen(Journal journal) {
    try {
      return journal.signals().await(0, clock.instant().plus(Duration.ofDays(1)));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void record(Journal journal) {
    for (int i = 0; i < STEPS; i++) {
      journal.step("step-" + i, String.class, () -> "result ".repeat(20));
    }
  }

  private static long heapInUse() {
    var memory = ManagementFactory.getMemoryMXBean();
    for (int i = 0; i < 3; i++) memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
