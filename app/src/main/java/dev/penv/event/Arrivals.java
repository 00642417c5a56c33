package dev.penv.event;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The inbox as the webhook's door sees it. What comes in here has come from outside, so penv can be
 * reached; what recovery fetches does not pass here.
 */
public final class Arrivals implements Inbox {
  private final Inbox inbox;
  private final InstantSource time;
  private final AtomicReference<Optional<Instant>> last = new AtomicReference<>(Optional.empty());

  public Arrivals(Inbox inbox, InstantSource time) {
    this.inbox = inbox;
    this.time = time;
  }

  /** When the last delivery came in since this process began. */
  public Optional<Instant> last() {
    return last.get();
  }

  @Override
  public boolean accept(Delivery delivery) {
    note();
    return inbox.accept(delivery);
  }

  @Override
  public boolean acceptUnused(String guid) {
    note();
    return inbox.acceptUnused(guid);
  }

  @Override
  public boolean knows(String guid) {
    return inbox.knows(guid);
  }

  private void note() {
    last.set(Optional.of(time.instant()));
  }

  @Override
  public List<Accepted> pending(long after, int most) {
    return inbox.pending(after, most);
  }

  @Override
  public void handled(List<Accepted> deliveries) {
    inbox.handled(deliveries);
  }
}
