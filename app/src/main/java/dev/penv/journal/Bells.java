package dev.penv.journal;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the waits of lines. Only lines that wait have a bell. */
final class Bells {
  private final ConcurrentMap<String, Bell> bells = new ConcurrentHashMap<>();
  private final AtomicLong total = new AtomicLong();

  /** How many signals this process has sent to any line. */
  long rings() {
    return total.get();
  }

  /** Close it when done with waiting. */
  Bell listen(String line) {
    return bells.compute(line, (_, bell) -> (bell == null ? new Bell(line) : bell).shared());
  }

  /** To be called when the signal is written. */
  void ring(String line) {
    total.incrementAndGet();
    var bell = bells.get(line);
    if (bell != null) bell.ring();
  }

  /** Counts its rings, so that one between a look and a wait is not missed. */
  final class Bell implements AutoCloseable {
    private final String line;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long rings;
    private int listeners;

    private Bell(String line) {
      this.line = line;
    }

    private Bell shared() {
      listeners++;
      return this;
    }

    long heard() {
      lock.lock();
      try {
        return rings;
      } finally {
        lock.unlock();
      }
    }

    /** May return without a reason. */
    void awaitBeyond(long heard, Alarm alarm, Instant deadline) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        if (rings == heard) alarm.await(lock, rung, deadline);
      } finally {
        lock.unlock();
      }
    }

    private void ring() {
      lock.lock();
      try {
        rings++;
        rung.signalAll();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      bells.compute(line, (_, bell) -> bell == this && --listeners == 0 ? null : bell);
    }
  }
}
