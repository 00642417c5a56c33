package dev.penv.github;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Brings GitHub to what is desired, one worker per installation, never faster than GitHub allows.
 * What is put survives the process and is written once, though the process may die at any moment.
 */
public final class WriterQueue implements Writer, Outgoing, AutoCloseable {
  private static final Duration LAST_CALL = Duration.ofSeconds(2);

  private final WritingStore store;
  private final Wire wire;
  private final InstantSource clock;
  private final RandomGenerator random;

  /** Installations that will never write again: what still ends there has nobody to tell. */
  private final Set<Long> gone = ConcurrentHashMap.newKeySet();

  private final Map<Long, Outbox> outboxes = new ConcurrentHashMap<>();
  private final Map<Long, Worker> workers = new ConcurrentHashMap<>();
  private volatile boolean closed;

  public WriterQueue(WritingStore store, Wire wire, InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.wire = wire;
    this.clock = clock;
    this.random = random;
  }

  /** Goes on with what an earlier process left. */
  public void start() {
    store.open().forEach(this::nudge);
  }

  @Override
  public void put(Writing writing) {
    if (gone.contains(writing.repo().installation())) return;
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var kept = store.change(Intent.first(writing, now), present -> present.asked(writing, now));
    if (kept.open()) nudge(writing.repo().installation());
  }

  @Override
  public void reopen(long installation) {
    outbox(installation).reopen();
    nudge(installation);
  }

  @Override
  public void drop(long installation) {
    gone.add(installation);
    outbox(installation).abandon();
    store.drop(installation);
    nudge(installation);
  }

  @Override
  public void replace(Writing writing, Instant since) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    store.change(Intent.inherited(writing, since, now), present -> present.asked(writing, now));
    nudge(writing.repo().installation());
  }

  /** Looks again at once at what is due; for a clock that was moved. */
  public void wake() {
    workers.values().forEach(Worker::nudge);
  }

  /**
   * Waits until all that was put has been written, given up or found deleted.
   *
   * @return false when that took longer
   */
  public boolean drain(Duration atMost) throws InterruptedException {
    var nanos = atMost.toNanos();
    for (var worker : workers.values()) {
      nanos = worker.awaitIdle(nanos);
      if (nanos <= 0) return false;
    }
    return true;
  }

  /** Lets calls in progress end for a moment; what is open waits for the next process. */
  @Override
  public void close() {
    closed = true;
    workers.values().forEach(Worker::stop);
    try {
      if (drain(LAST_CALL)) return;
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
    }
    workers.values().forEach(Worker::interrupt);
  }

  private void nudge(long installation) {
    if (closed) return;
    var worker = worker(installation);
    worker.nudge();
    // It may have been made after close() went through the others.
    if (closed) worker.stop();
  }

  private Worker worker(long installation) {
    return workers.computeIfAbsent(
        installation, id -> new Worker("github-writer-" + id, outbox(id)::turn, clock));
  }

  private Outbox outbox(long installation) {
    return outboxes.computeIfAbsent(installation, id -> new Outbox(id, store, wire, clock, random));
  }
}
