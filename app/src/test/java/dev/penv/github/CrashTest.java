package dev.penv.github;

import static dev.penv.github.Writings.completed;
import static dev.penv.github.Writings.react;
import static dev.penv.github.Writings.say;
import static dev.penv.github.Writings.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.penv.github.Writing.Urgency;
import dev.penv.world.Killed;
import dev.penv.world.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A process that dies before or after any effect leaves nothing twice and nothing undone. */
class CrashTest {
  private static final List<Writing> STORY =
      List.of(
          react(9),
          say("run=r-1", "queued", Urgency.NOW),
          show("r-1", completed("done", 120), Urgency.NOW),
          say("run=r-1", "done", Urgency.NOW));

  private final TestClock clock = TestClock.atNoon();
  private FakeWire gitHub = new FakeWire();
  private WritingStore disk = new MemoryWritings();
  private int effects;
  private Set<Integer> deaths = Set.of();

  @Test
  void oneDeathAtAnyPointChangesNothing() {
    int all = live(Set.of());
    assertThat(all).isGreaterThan(20);
    for (int death = 1; death <= all; death++) live(Set.of(death));
  }

  @Test
  void twoDeathsAtAnyPointsChangeNothing() {
    int all = live(Set.of());
    for (int first = 1; first <= all; first++) {
      for (int second = first + 1; second <= all; second++) live(Set.of(first, second));
    }
  }

  /** Effects counted, each with a point before and a point after it. */
  private int live(Set<Integer> deaths) {
    gitHub = new FakeWire();
    disk = new MemoryWritings();
    effects = 0;
    this.deaths = deaths;
    for (var writing : STORY) outliving(() -> put(writing));
    while (!disk.open().isEmpty()) outliving(this::turns);
    assertEachStandsOnce(deaths);
    return effects;
  }

  private void assertEachStandsOnce(Set<Integer> deaths) {
    assertThat(gitHub.things.values())
        .as("died at %s: %s", deaths, gitHub.calls)
        .extracting(FakeWire.Thing::key, FakeWire.Thing::annotations)
        .containsExactlyInAnyOrder(
            tuple(STORY.get(0).key(), 0),
            tuple(STORY.get(1).key(), 0),
            tuple(STORY.get(2).key(), 120));
    assertThat(gitHub.things.values())
        .filteredOn(thing -> thing.last() instanceof Writing.Say)
        .allSatisfy(thing -> assertThat(((Writing.Say) thing.last()).body()).startsWith("done"));
  }

  private void put(Writing writing) {
    var now = clock.instant();
    new MortalStore().change(Intent.first(writing, now), present -> present.asked(writing, now));
    turns();
  }

  private void turns() {
    var outbox = new Outbox(5, new MortalStore(), new MortalWire(), clock, new Random(1));
    for (var again = outbox.turn(); again.isPresent(); again = outbox.turn()) {
      if (again.get().isAfter(clock.instant())) clock.set(again.get());
    }
  }

  /** Whoever asked asks again when it lives again: puts are steps of a journal. */
  private void outliving(Runnable life) {
    try {
      life.run();
    } catch (Killed death) {
      clock.advance(Duration.ofSeconds(10));
      outliving(life);
    }
  }

  private <T> T effect(Supplier<T> effect) {
    dieIfItIsTime();
    var result = effect.get();
    dieIfItIsTime();
    return result;
  }

  private void dieIfItIsTime() {
    if (deaths.contains(++effects)) throw new Killed("effect " + effects);
  }

  private final class MortalStore implements WritingStore {
    @Override
    public Intent change(Intent first, UnaryOperator<Intent> change) {
      return effect(() -> disk.change(first, change));
    }

    @Override
    public Optional<Intent> find(String key) {
      return disk.find(key);
    }

    @Override
    public Optional<Intent> next(long installation, Instant now) {
      return disk.next(installation, now);
    }

    @Override
    public Optional<Instant> due(long installation) {
      return disk.due(installation);
    }

    @Override
    public Set<Long> open() {
      return disk.open();
    }

    @Override
    public void drop(long installation) {
      disk.drop(installation);
    }

    @Override
    public int forget(Instant before) {
      return disk.forget(before);
    }
  }

  private final class MortalWire implements Wire {
    @Override
    public Answer find(Writing writing, Instant since) {
      return effect(() -> gitHub.find(writing, since));
    }

    @Override
    public Answer create(Writing writing) {
      return effect(() -> gitHub.create(writing));
    }

    @Override
    public Answer update(Writing writing, long id) {
      return effect(() -> gitHub.update(writing, id));
    }
  }
}
