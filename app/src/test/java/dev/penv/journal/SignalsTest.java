package dev.penv.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.journal.Signals.Signal;
import dev.penv.world.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SignalsTest {
  private static final Instant NOON = TestClock.NOON;
  private static final Instant EVENING = NOON.plus(Duration.ofHours(6));

  private final TestClock clock = TestClock.atNoon();
  private final CountingRecords records = new CountingRecords();
  private final Journals journals = new Journals(records, clock);
  private final Signals signals = journals.open("a").signals();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void endWaits() {
    threads.shutdownNow();
  }

  @Test
  void sentSignalWakesTheWait() throws Exception {
    var heard = later(() -> signals.await(0, EVENING));
    clock.awaitWaiting(1);
    journals.send("a", "stop");
    assertThat(heard.get()).containsExactly(new Signal(1, "stop", NOON));
  }

  @Test
  void signalFromBeforeARestartIsHeard() throws InterruptedException {
    journals.send("a", "stop");
    var restarted = new Journals(records, clock).open("a").signals();
    assertThat(restarted.await(0, EVENING)).hasSize(1);
  }

  @Test
  void waitEndsAtItsDeadlineWithNothing() throws Exception {
    var heard = later(() -> signals.await(0, EVENING));
    clock.awaitWaiting(1);
    clock.set(EVENING);
    assertThat(heard.get()).isEmpty();
  }

  @Test
  void passedDeadlineStillHearsWhatIsThere() throws InterruptedException {
    journals.send("a", "stop");
    assertThat(signals.await(0, NOON.minusSeconds(1))).hasSize(1);
    assertThat(signals.await(1, NOON.minusSeconds(1))).isEmpty();
  }

  @Test
  void signalsToOtherLinesAreNotHeard() throws Exception {
    var heard = later(() -> signals.await(0, EVENING));
    clock.awaitWaiting(1);
    journals.send("b", "stop");
    journals.send("a", "mine");
    assertThat(heard.get()).extracting(Signal::body).containsExactly("mine");
  }

  @Test
  void heardSignalsDoNotWakeAgain() throws Exception {
    journals.send("a", "one");
    var heard = later(() -> signals.await(1, EVENING));
    clock.awaitWaiting(1);
    journals.send("a", "two");
    assertThat(heard.get()).extracting(Signal::body).containsExactly("two");
  }

  @Test
  void everyWaitOfALineIsWoken() throws Exception {
    var first = later(() -> signals.await(0, EVENING));
    var second = later(() -> journals.open("a").signals().await(0, EVENING));
    clock.awaitWaiting(2);
    journals.send("a", "stop");
    assertThat(first.get()).isEqualTo(second.get()).hasSize(1);
  }

  @Test
  void shutdownEndsTheWait() throws InterruptedException {
    var heard = later(() -> signals.await(0, EVENING));
    clock.awaitWaiting(1);
    threads.shutdownNow();
    assertThatThrownBy(heard::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void manyShortWaitsReadTheRecordsOnce() throws InterruptedException {
    for (int i = 0; i < 100; i++) assertThat(signals.await(0, NOON)).isEmpty();
    assertThat(records.reads).isEqualTo(1);
    clock.advance(Duration.ofMinutes(1));
    signals.await(0, NOON);
    assertThat(records.reads).isEqualTo(2);
  }

  @Test
  void anotherProcessesSignalIsHeardAfterAWhile() throws Exception {
    signals.await(0, NOON);
    new Journals(records, clock).send("a", "stop");
    clock.advance(Duration.ofMinutes(1));
    assertThat(signals.await(0, NOON)).hasSize(1);
  }

  @Test
  void realTimePassesByItself() throws InterruptedException {
    var alarm = Alarm.of(Instant::now);
    var real = new Journals(records, alarm).open("a").signals();
    assertThat(real.await(0, Instant.now().plusMillis(20))).isEmpty();
    alarm.sleepUntil(Instant.now().plusMillis(20));
  }

  @Test
  void clockThatIsSetBackMakesNoWaitLonger() throws InterruptedException {
    var alarm = Alarm.of(new SetBack(Duration.ofHours(3)));
    alarm.sleepUntil(alarm.instant().plusMillis(20));
    var other = Alarm.of(new SetBack(Duration.ofHours(3)));
    var line = new Journals(records, other).open("a").signals();
    assertThat(line.await(0, other.instant().plusMillis(20))).isEmpty();
  }

  @Test
  void clockThatIsSetBackHidesNoSignalOfAnotherProcess() throws InterruptedException {
    signals.await(0, NOON);
    new Journals(records, clock).send("a", "stop");
    clock.set(NOON.minus(Duration.ofHours(3)));
    assertThat(signals.await(0, NOON.minus(Duration.ofHours(4)))).hasSize(1);
  }

  private Future<List<Signal>> later(Callable<List<Signal>> wait) {
    return threads.submit(wait);
  }

  /** Real time, until somebody has begun to wait. */
  private static final class SetBack implements InstantSource {
    private final Duration by;
    private int looks;

    SetBack(Duration by) {
      this.by = by;
    }

    @Override
    public Instant instant() {
      var now = InstantSource.system().instant();
      return ++looks <= 4 ? now : now.minus(by);
    }
  }

  private static final class CountingRecords implements Records {
    private final MemoryRecords memory = new MemoryRecords();
    private int reads;

    @Override
    public Map<String, String> steps(String line) {
      return memory.steps(line);
    }

    @Override
    public Optional<String> step(String line, String name) {
      return memory.step(line, name);
    }

    @Override
    public String record(String line, String name, String json, Instant at) {
      return memory.record(line, name, json, at);
    }

    @Override
    public Signal signal(String line, String body, Instant at) {
      return memory.signal(line, body, at);
    }

    @Override
    public synchronized List<Signal> signals(String line, long after) {
      reads++;
      return memory.signals(line, after);
    }
  }
}
