package dev.penv.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An inbox that forgets with the process. */
final class MemoryInbox implements Inbox {
  private final Set<String> guids = new HashSet<>();
  private final List<Accepted> pending = new ArrayList<>();
  private int failures;

  @Override
  public synchronized boolean accept(Delivery delivery) {
    if (!guids.add(delivery.guid())) return false;
    pending.add(new Accepted(guids.size(), delivery));
    return true;
  }

  @Override
  public synchronized boolean acceptUnused(String guid) {
    return guids.add(guid);
  }

  @Override
  public synchronized List<Accepted> pending(long after, int most) {
    if (failures-- > 0) throw new IllegalStateException("the disk is full");
    return pending.stream().filter(one -> one.position() > after).limit(most).toList();
  }

  @Override
  public synchronized void handled(List<Accepted> deliveries) {
    pending.removeAll(deliveries);
  }

  synchronized Set<String> guids() {
    return guids;
  }

  /** The next looks fail. */
  synchronized void failNext(int looks) {
    failures = looks;
  }
}
