package dev.penv.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.world.TestClock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every place for journals must do. */
public abstract class RecordsContract {
  protected abstract Records records();

  @Test
  void firstRecordOfAStepStands() {
    assertThat(records().record("a", "one", "1", TestClock.NOON)).isEqualTo("1");
    assertThat(records().record("a", "one", "2", TestClock.NOON)).isEqualTo("1");
    assertThat(records().step("a", "one")).contains("1");
  }

  @Test
  void linesDoNotMix() {
    records().record("a", "one", "1", TestClock.NOON);
    records().record("b", "one", "2", TestClock.NOON);
    assertThat(records().steps("a")).isEqualTo(Map.of("one", "1"));
    assertThat(records().step("c", "one")).isEmpty();
    assertThat(records().steps("c")).isEmpty();
  }

  @Test
  void signalsCountFromOneWithinTheirLine() {
    records().signal("a", "stop", TestClock.NOON);
    records().signal("b", "other", TestClock.NOON);
    records().signal("a", "closed", TestClock.NOON);
    assertThat(records().signals("a", 0))
        .isEqualTo(
            List.of(
                new Signals.Signal(1, "stop", TestClock.NOON),
                new Signals.Signal(2, "closed", TestClock.NOON)));
    assertThat(records().signals("a", 1))
        .extracting(Signals.Signal::body)
        .containsExactly("closed");
    assertThat(records().signals("c", 0)).isEmpty();
  }

  @Test
  void signalsSentAtOnceAreAllKept() {
    IntStream.range(0, 100).parallel().forEach(i -> records().signal("a", "s" + i, TestClock.NOON));
    assertThat(records().signals("a", 0))
        .extracting(Signals.Signal::number)
        .isEqualTo(IntStream.rangeClosed(1, 100).mapToObj(Long::valueOf).toList());
  }
}
