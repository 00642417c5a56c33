package dev.penv.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A source of instants that can also be waited for, so that tests can set the time of a wait. */
public interface Alarm extends InstantSource {
  /**
   * Waits on a condition until it is signalled, the instant has come, or for no reason at all.
   *
   * @param lock of the condition, held by the caller
   */
  void await(Lock lock, Condition condition, Instant until) throws InterruptedException;

  /** Returns when the instant has come; a clock that is set back makes the wait no longer. */
  default void sleepUntil(Instant until) throws InterruptedException {
    var lock = new ReentrantLock();
    var nothing = lock.newCondition();
    var countdown = new Countdown(this, until);
    lock.lockInterruptibly();
    try {
      while (!countdown.isOver()) await(lock, nothing, countdown.until());
    } finally {
      lock.unlock();
    }
  }

  /** Follows a clock of the system. A clock that jumps is noticed within a minute. */
  static Alarm of(InstantSource clock) {
    return new SystemAlarm(clock);
  }

  /** Waits in real time, and looks at the clock again from time to time. */
  record SystemAlarm(InstantSource clock) implements Alarm {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Override
    public Instant instant() {
      return clock.instant();
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // the caller's loop, as the contract says
    public void await(Lock lock, Condition condition, Instant until) throws InterruptedException {
      var now = clock.instant();
      if (!now.isBefore(until)) return;
      var latest = now.plus(LONGEST);
      var left = Duration.between(now, until.isBefore(latest) ? until : latest);
      // One more, so that a wait never ends a fraction before its instant.
      var _ = condition.await(left.toNanos() + 1, TimeUnit.NANOSECONDS);
    }
  }
}
