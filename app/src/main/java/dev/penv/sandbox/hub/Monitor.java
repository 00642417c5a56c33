package dev.penv.sandbox.hub;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One lock around all that the sandbox knows; whoever waits for something is woken by changes. */
public final class Monitor {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long version;

  /** Looks, undisturbed by changes. */
  public <T> T read(Supplier<T> look) {
    lock.lock();
    try {
      return look.get();
    } finally {
      lock.unlock();
    }
  }

  /** Changes something, as one change to everybody else. */
  public <T> T change(Supplier<T> act) {
    lock.lock();
    try {
      return act.get();
    } finally {
      version++;
      changed.signalAll();
      lock.unlock();
    }
  }

  public void change(Runnable act) {
    change(() -> {
      act.run();
      return version;
    });
  }

  /**
   * Waits until {@code seen} sees something.
   *
   * @param what named in the message of the {@link IllegalStateException} when it does not happen
   */
  public <T> T await(Supplier<String> what, Duration atMost, Supplier<Optional<T>> seen) {
    lock.lock();
    try {
      var left = atMost.toNanos();
      while (true) {
        var found = seen.get();
        if (found.isPresent()) {
          return found.get();
        }
        if (left <= 0) {
          throw new IllegalStateException("not seen within " + atMost + ": " + what.get());
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + what.get(), stop);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a change after that version, or for the time to pass. Returns the version now. */
  public long awaitAfter(long seen, Duration atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      var left = atMost.toNanos();
      while (version == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
      return version;
    } finally {
      lock.unlock();
    }
  }
}
