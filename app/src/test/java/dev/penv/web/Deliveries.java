package dev.penv.web;

import dev.penv.event.Delivery;
import dev.penv.event.Inbox;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An inbox that forgets with the process, and whose disk can be full. */
final class Deliveries implements Inbox {
  private final Set<String> guids = ConcurrentHashMap.newKeySet();
  private final List<Delivery> kept = new CopyOnWriteArrayList<>();
  private volatile boolean full;

  void fillDisk() {
    full = true;
  }

  Set<String> guids() {
    return guids;
  }

  List<Delivery> kept() {
    return kept;
  }

  @Override
  public boolean accept(Delivery delivery) {
    if (!acceptUnused(delivery.guid())) return false;
    kept.add(delivery);
    return true;
  }

  @Override
  public boolean acceptUnused(String guid) {
    if (full) throw new IllegalStateException("the disk is full");
    return guids.add(guid);
  }

  @Override
  public boolean knows(String guid) {
    return guids.contains(guid);
  }

  @Override
  public List<Accepted> pending(long after, int most) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void handled(List<Accepted> deliveries) {
    throw new UnsupportedOperationException();
  }
}
