package dev.penv.world;

import dev.penv.journal.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;

/**
 * Real time, of which tests can skip a part: for tasks that really run, where nobody waits for
 * minutes. Whoever waits looks at the time again after a skip.
 */
public final class SkippingClock implements Alarm {
  private static final Duration STRIDE = Duration.ofSeconds(4);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final InstantSource real = InstantSource.system();
  private final List<Wait> waits = new ArrayList<>();
  private Duration skipped = Duration.ZERO;

  private record Wait(Lock lock, Condition condition) {}

  @Override
  public synchronized Instant instant() {
    return real.instant().plus(skipped);
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // the caller's loop, as the contract says
  public void await(Lock lock, Condition condition, Instant until) throws InterruptedException {
    var wait = new Wait(lock, condition);
    var left = begin(wait, until);
    try {
      var _ = condition.await(left.toNanos() + 1, TimeUnit.NANOSECONDS);
    } finally {
      end(wait);
    }
  }

  /** Lets so much time pass at once. */
  public void skip(Duration time) {
    for (var wait : after(time)) {
      wait.lock().lock();
      try {
        wait.condition().signalAll();
      } finally {
        wait.lock().unlock();
      }
    }
  }

  /**
   * Lets seconds pass every few milliseconds until it is closed.
   *
   * @param noticed done after each
   */
  public Flight flying(Runnable noticed) {
    return new Flight(
        Thread.ofVirtual()
            .name("time flies")
            .start(() -> {
              while (!Thread.currentThread().isInterrupted()) {
                skip(STRIDE);
                noticed.run();
                LockSupport.parkNanos(PAUSE.toNanos());
              }
            }));
  }

  /** Time that flies. */
  public record Flight(Thread thread) implements AutoCloseable {
    @Override
    public void close() {
      thread.interrupt();
    }
  }

  private synchronized List<Wait> after(Duration time) {
    skipped = skipped.plus(time);
    return List.copyOf(waits);
  }

  private synchronized Duration begin(Wait wait, Instant until) {
    waits.add(wait);
    return Duration.between(instant(), until);
  }

  private synchronized void end(Wait wait) {
    waits.remove(wait);
  }
}
