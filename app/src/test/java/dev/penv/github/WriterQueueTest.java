package dev.penv.github;

import static dev.penv.github.Writings.react;
import static dev.penv.github.Writings.say;
import static dev.penv.github.Writings.sayIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Writing.Urgency;
import dev.penv.world.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WriterQueueTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final WritingStore store = new MemoryWritings();
  private final FakeWire gitHub = new FakeWire();

  @Test
  void whatIsPutIsWritten() throws Exception {
    try (var queue = queue(new Serial(gitHub), InstantSource.system())) {
      queue.put(react(9));
      queue.put(say("a", "text", Urgency.NOW));
      assertThat(queue.drain(SOON)).isTrue();
      assertThat(gitHub.things).hasSize(2);
    }
  }

  @Test
  void aLinkToAnotherCommentWaitsUntilThatStands() throws Exception {
    var closing = say("end", "the result", Urgency.EVENTUALLY);
    try (var queue = queue(new Serial(gitHub), InstantSource.system())) {
      store.change(Intent.first(closing, Instant.now()), present -> present);
      queue.put(say("a", "[result](%s)".formatted(CommentLinks.to(closing)), Urgency.NOW));
      assertThat(queue.drain(SOON)).isTrue();
    }
    var end = idOf(closing.key());
    assertThat(bodies())
        .anyMatch(body -> body.startsWith("[result](#issuecomment-%d)".formatted(end)));
  }

  @Test
  void aLinkThatNamesNothingOfOursStaysText() throws Exception {
    var hostile = "(penv-comment:say/1/2/run=other)";
    try (var queue = queue(new Serial(gitHub), InstantSource.system())) {
      queue.put(say("a", hostile, Urgency.NOW));
      assertThat(queue.drain(SOON)).isTrue();
    }
    assertThat(bodies()).anyMatch(body -> body.startsWith(hostile));
  }

  private long idOf(String key) {
    return gitHub.things.entrySet().stream()
        .filter(thing -> thing.getValue().key().equals(key))
        .mapToLong(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private List<String> bodies() {
    return gitHub.things.values().stream()
        .map(thing -> ((Writing.Say) thing.last()).body())
        .toList();
  }

  @Test
  void whatAnEarlierProcessLeftIsWritten() throws Exception {
    var writing = say("a", "text", Urgency.NOW);
    store.change(Intent.first(writing, Instant.now()), present -> present);
    try (var queue = queue(new Serial(gitHub), InstantSource.system())) {
      queue.start();
      assertThat(queue.drain(SOON)).isTrue();
      assertThat(gitHub.things).hasSize(1);
    }
  }

  @Test
  void anInstallationWhoseCallHangsDoesNotHoldUpAnother() throws Exception {
    var answered = new CountDownLatch(1);
    var wire = new Serial(gitHub);
    wire.hangIn(1, answered);
    try (var queue = queue(wire, InstantSource.system())) {
      queue.put(sayIn(1, "a", "text"));
      queue.put(sayIn(2, "a", "text"));
      wire.awaitCalls(2);
      assertThat(gitHub.things.values()).extracting(FakeWire.Thing::key).hasSize(1);
      answered.countDown();
      assertThat(queue.drain(SOON)).isTrue();
      assertThat(gitHub.things).hasSize(2);
    }
  }

  @Test
  void putDoesNotWaitForGitHub() throws Exception {
    var answered = new CountDownLatch(1);
    var wire = new Serial(gitHub);
    wire.hangIn(1, answered);
    try (var queue = queue(wire, InstantSource.system())) {
      queue.put(sayIn(1, "a", "text"));
      wire.awaitCalls(1);
      queue.put(sayIn(1, "b", "text"));
      assertThat(queue.drain(Duration.ofMillis(1))).isFalse();
      answered.countDown();
      assertThat(queue.drain(SOON)).isTrue();
    }
  }

  @Test
  void aClockThatWasMovedIsNoticed() throws Exception {
    var clock = TestClock.atNoon();
    try (var queue = queue(new Serial(gitHub), clock)) {
      queue.put(say("a", "text", Urgency.NOW));
      assertThat(queue.drain(SOON)).isTrue();
      queue.put(say("a", "progress", Urgency.EVENTUALLY));
      assertThat(queue.drain(Duration.ofMillis(1))).isFalse();
      clock.advance(Duration.ofSeconds(61));
      queue.wake();
      assertThat(queue.drain(SOON)).isTrue();
      assertThat(gitHub.calls).hasSize(2);
    }
  }

  @Test
  void afterCloseWhatIsPutWaitsForTheNextProcess() {
    var queue = queue(new Serial(gitHub), InstantSource.system());
    queue.close();
    queue.put(say("a", "text", Urgency.NOW));
    assertThat(gitHub.calls).isEmpty();
    assertThat(store.open()).containsExactly(5L);
  }

  private WriterQueue queue(Wire wire, InstantSource clock) {
    return new WriterQueue(store, wire, clock, new Random(1));
  }

  /** The fake behind a lock, with calls that hang when told to. */
  private static final class Serial implements Wire {
    private final FakeWire wire;
    private long hanging;
    private CountDownLatch until = new CountDownLatch(0);
    private int calls;

    Serial(FakeWire wire) {
      this.wire = wire;
    }

    void hangIn(long installation, CountDownLatch until) {
      hanging = installation;
      this.until = until;
    }

    synchronized void awaitCalls(int count) throws InterruptedException {
      while (calls < count) wait();
    }

    @Override
    public Answer find(Writing writing, Instant since) {
      return call(writing, () -> wire.find(writing, since));
    }

    @Override
    public Answer create(Writing writing) {
      return call(writing, () -> wire.create(writing));
    }

    @Override
    public Answer update(Writing writing, long id) {
      return call(writing, () -> wire.update(writing, id));
    }

    private Answer call(Writing writing, Supplier<Answer> call) {
      try {
        if (writing.repo().installation() == hanging) {
          count();
          until.await();
          return answer(call);
        }
        var answer = answer(call);
        count();
        return answer;
      } catch (InterruptedException shutdown) {
        Thread.currentThread().interrupt();
        return new Answer.Lost("interrupted");
      }
    }

    private synchronized void count() {
      calls++;
      notifyAll();
    }

    private synchronized Answer answer(Supplier<Answer> call) {
      return call.get();
    }
  }
}
