package dev.penv.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** An inbox that forgets with the process. */
final class MemoryInbox implements Inbox {
  private final Set<String> guids = new HashSet<>();
  private final List<Accepted> pending = new ArrayList<>();
  private final Semaphore dropped = new Semaphore(0);
  private int failures;
  private int failingDrops;
  private boolean full;

  @Override
  public synchronized boolean accept(Delivery delivery) {
    if (full) throw new IllegalStateException("the disk is full");
    if (!guids.add(delivery.guid())) return false;
    pending.add(new Accepted(guids.size(), delivery));
    return true;
  }

  @Override
  public synchronized boolean acceptUnused(String guid) {
    return guids.add(guid);
  }

  @Override
  public synchronized boolean knows(String guid) {
    return guids.contains(guid);
  }

  @Override
  public synchronized List<Accepted> pending(long after, int most) {
    if (failures-- > 0) throw new IllegalStateException("the disk is full");
    return pending.stream().filter(one -> one.position() > after).limit(most).toList();
  }

  @Override
  public synchronized void handled(List<Accepted> deliveries) {
    if (deliveries.isEmpty()) return;
    if (failingDrops-- > 0) throw new IllegalStateException("the disk is full");
    pending.removeAll(deliveries);
    deliveries.forEach(_ -> dropped.release());
  }

  synchronized void fillDisk(boolean now) {
    full = now;
  }

  synchronized Set<String> guids() {
    return guids;
  }

  /** Whoever drops something fails so often. */
  synchronized void failNextDrops(int drops) {
    failingDrops = drops;
  }

  /** Returns when so many more were dropped. */
  void awaitDropped(int count) throws InterruptedException {
    if (!dropped.tryAcquire(count, 20, TimeUnit.SECONDS)) {
      throw new AssertionError("only %d were dropped".formatted(dropped.availablePermits()));
    }
  }

  /** The next looks fail. */
  synchronized void failNext(int looks) {
    failures = looks;
  }
}
