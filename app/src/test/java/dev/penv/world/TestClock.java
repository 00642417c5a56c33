package dev.penv.world;

import dev.penv.journal.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** A clock that tests set. Whoever waits for an instant is woken when the test moves time there. */
public final class TestClock implements Alarm {
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final List<Wait> waits = new ArrayList<>();
  private Instant now;

  private record Wait(Lock lock, Condition condition, Instant until) {}

  public TestClock(Instant start) {
    now = start;
  }

  /** Noon of a day like any other. */
  public static TestClock atNoon() {
    return new TestClock(NOON);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // the caller's loop, as the contract says
  public void await(Lock lock, Condition condition, Instant until) throws InterruptedException {
    var wait = new Wait(lock, condition, until);
    if (!begin(wait)) return;
    try {
      condition.await();
    } finally {
      end(wait);
    }
  }

  public void advance(Duration by) {
    set(instant().plus(by));
  }

  /** Also backwards, as clocks do. */
  public void set(Instant instant) {
    for (var wait : due(instant)) {
      wait.lock().lock();
      try {
        wait.condition().signalAll();
      } finally {
        wait.lock().unlock();
      }
    }
  }

  /** Returns when at least so many threads wait for time to pass. */
  public synchronized void awaitWaiting(int count) throws InterruptedException {
    while (waits.size() < count) wait();
  }

  private synchronized List<Wait> due(Instant instant) {
    now = instant;
    var due = waits.stream().filter(wait -> !instant.isBefore(wait.until())).toList();
    waits.removeAll(due);
    return due;
  }

  /** False when the instant has come already: setting the clock would no longer wake it. */
  private synchronized boolean begin(Wait wait) {
    if (!now.isBefore(wait.until())) return false;
    waits.add(wait);
    notifyAll();
    return true;
  }

  private synchronized void end(Wait wait) {
    waits.remove(wait);
  }
}
