package dev.penv.github;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes turns on a virtual thread while there are turns to take; nudged, it takes one at once. */
final class Worker {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  /** Bounds the harm of a clock that jumps, and the pace of a store that fails. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final String name;
  private final Supplier<Optional<Instant>> turn;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Thread thread;
  private boolean nudged;
  private boolean stopped;

  /**
   * @param turn does one thing; answers when to come again, or empty for not before the next nudge
   */
  Worker(String name, Supplier<Optional<Instant>> turn, InstantSource clock) {
    this.name = name;
    this.turn = turn;
    this.clock = clock;
  }

  void nudge() {
    lock.lock();
    try {
      nudged = true;
      if (thread == null && !stopped) thread = Thread.ofVirtual().name(name).start(this::work);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends after the turn in progress, for good. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void interrupt() {
    lock.lock();
    try {
      if (thread != null) thread.interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** What is left of the time once nothing is to be done; 0 or less when that did not suffice. */
  long awaitIdle(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (thread != null && left > 0) left = changed.awaitNanos(left);
      return thread == null ? Math.max(1, left) : left;
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    try {
      while (begin()) {
        if (!rest(safeTurn())) return;
      }
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private boolean begin() {
    lock.lock();
    try {
      nudged = false;
      return !stopped;
    } finally {
      lock.unlock();
    }
  }

  private Optional<Instant> safeTurn() {
    try {
      return turn.get();
    } catch (RuntimeException failure) {
      log.error("{} could not take its turn, again in {}", name, LONGEST_WAIT, failure);
      return Optional.of(clock.instant().plus(LONGEST_WAIT));
    }
  }

  /** False when there is nothing to come back for; then no nudge is lost, as the lock is held. */
  private boolean rest(Optional<Instant> again) throws InterruptedException {
    lock.lock();
    try {
      if (again.isEmpty() && !nudged) {
        idle();
        return false;
      }
      if (again.isPresent()) await(again.get());
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void await(Instant again) throws InterruptedException {
    var wait = Duration.between(clock.instant(), again);
    long nanos = (wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT).toNanos();
    while (nanos > 0 && !nudged && !stopped) nanos = changed.awaitNanos(nanos);
  }

  private void end() {
    lock.lock();
    try {
      if (thread != null && thread.threadId() == Thread.currentThread().threadId()) idle();
    } finally {
      lock.unlock();
    }
  }

  private void idle() {
    thread = null;
    changed.signalAll();
  }
}
