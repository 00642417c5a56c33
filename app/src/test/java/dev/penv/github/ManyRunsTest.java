package dev.penv.github;

import static dev.penv.github.Writings.react;
import static dev.penv.github.Writings.running;
import static dev.penv.github.Writings.say;
import static dev.penv.github.Writings.show;
import static dev.penv.github.Writings.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Writing.Urgency;
import dev.penv.world.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Thirty runs side by side in one installation, each of which has something new to say every few
 * seconds: GitHub's limits hold, and whoever waits for a result does not notice.
 */
class ManyRunsTest {
  private static final int RUNS = 30;
  private static final Duration NEWS_EVERY = Duration.ofSeconds(15);
  private static final Duration ALL = Duration.ofHours(2);

  private final TestClock clock = TestClock.atNoon();
  private final Recorder wire = new Recorder(new FakeWire(), clock);
  private final WritingStore store = new MemoryWritings();
  private final Outbox outbox = new Outbox(5, store, wire, clock, new Random(1));
  private final Map<String, Instant> asked = new HashMap<>();
  private final Instant start = clock.instant();

  @Test
  void limitsHoldAndResultsComeAtOnce() {
    var random = new Random(7);
    var runs = IntStream.range(0, RUNS).mapToObj(i -> Life.of(i, random)).toList();
    for (var now = Duration.ZERO; now.compareTo(ALL) < 0; now = now.plusSeconds(1)) {
      for (var run : runs) live(run, now);
      runUntil(start.plus(now.plusSeconds(1)));
    }
    assertThat(store.open()).isEmpty();
    assertThat(mostIn(Duration.ofHours(1))).isLessThan(400);
    assertThat(mostIn(Duration.ofMinutes(1))).isLessThan(80);
    assertThat(asked).hasSize(2 * RUNS);
    asked.forEach((key, at) ->
        assertThat(Duration.between(at, wire.last(key)))
            .as(key)
            .isLessThanOrEqualTo(Duration.ofSeconds(5)));
  }

  /** A run of 20 to 60 minutes that begins in the first ten. */
  private record Life(String id, int comment, Duration begin, Duration end) {
    static Life of(int i, Random random) {
      var begin = Duration.ofSeconds(random.nextInt(600));
      return new Life("r-" + i, i, begin, begin.plusSeconds(1200 + random.nextInt(2400)));
    }
  }

  private void live(Life run, Duration now) {
    if (now.equals(run.begin())) {
      put(react(run.comment()));
      put(show(run.id(), running("in progress"), Urgency.IF_IT_LASTS));
      put(say(run.id(), "in progress", Urgency.IF_IT_LASTS));
    } else if (now.equals(run.end())) {
      putResult(show(run.id(), succeeded("done"), Urgency.NOW));
      putResult(say(run.id() + "/end", "done", Urgency.NOW));
      put(say(run.id(), "see below", Urgency.NOW));
    } else if (now.compareTo(run.begin()) > 0
        && now.compareTo(run.end()) < 0
        && now.toSeconds() % NEWS_EVERY.toSeconds() == 0) {
      put(show(run.id(), running("after " + now), Urgency.EVENTUALLY));
      put(say(run.id(), "after " + now, Urgency.EVENTUALLY));
    }
  }

  private void putResult(Writing writing) {
    asked.put(writing.key(), clock.instant());
    put(writing);
  }

  private void put(Writing writing) {
    var now = clock.instant();
    store.change(Intent.first(writing, now), present -> present.asked(writing, now));
  }

  private void runUntil(Instant end) {
    var again = outbox.turn();
    while (again.isPresent() && !again.get().isAfter(end)) {
      if (again.get().isAfter(clock.instant())) clock.set(again.get());
      again = outbox.turn();
    }
    clock.set(end);
  }

  private long mostIn(Duration window) {
    var all = wire.writes.stream().map(Written::at).toList();
    return all.stream()
        .mapToLong(first -> all.stream().filter(at -> isIn(first, at, window)).count())
        .max()
        .orElse(0);
  }

  private static boolean isIn(Instant first, Instant at, Duration window) {
    return !at.isBefore(first) && at.isBefore(first.plus(window));
  }

  private record Written(String key, Instant at) {}

  /** Notes when what was written. */
  private record Recorder(Wire wire, TestClock clock, List<Written> writes) implements Wire {
    Recorder(Wire wire, TestClock clock) {
      this(wire, clock, new ArrayList<>());
    }

    Instant last(String key) {
      return writes.stream().filter(one -> one.key().equals(key)).toList().getLast().at();
    }

    @Override
    public Answer find(Writing writing, Instant since) {
      return wire.find(writing, since);
    }

    @Override
    public Answer create(Writing writing) {
      writes.add(new Written(writing.key(), clock.instant()));
      return wire.create(writing);
    }

    @Override
    public Answer update(Writing writing, long id) {
      writes.add(new Written(writing.key(), clock.instant()));
      return wire.update(writing, id);
    }
  }
}
