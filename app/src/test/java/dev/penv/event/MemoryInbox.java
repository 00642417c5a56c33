package dev.penv.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An inbox that forgets with the process. */
final class MemoryInbox implements Inbox {
  private final Set<String> guids = new HashSet<>();
  private final List<Accepted> pending = new ArrayList<>();

  @Override
  public boolean accept(Delivery delivery) {
    if (!guids.add(delivery.guid())) return false;
    pending.add(new Accepted(guids.size(), delivery));
    return true;
  }

  @Override
  public boolean acceptUnused(String guid) {
    return guids.add(guid);
  }

  @Override
  public List<Accepted> pending(long after, int most) {
    return pending.stream().filter(one -> one.position() > after).limit(most).toList();
  }

  @Override
  public void handled(List<Accepted> deliveries) {
    pending.removeAll(deliveries);
  }

  Set<String> guids() {
    return guids;
  }
}
