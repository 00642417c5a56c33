package dev.penv.event;

import java.util.List;

/** Deliveries that were accepted and not handled yet. Survives the process. */
public interface Inbox {
  /**
   * Durable when it returns. False when this GUID was accepted in the last 7 days: a redelivery is
   * no event.
   */
  boolean accept(Delivery delivery);

  /** Accepts a delivery of which nothing but its GUID is worth keeping. False as above. */
  boolean acceptUnused(String guid);

  /** Whether this GUID was accepted in the last 7 days. */
  boolean knows(String guid);

  /** Oldest first, beyond a position; 0 is before all. */
  List<Accepted> pending(long after, int most);

  /** Drops these deliveries; their GUIDs are kept. Dropping one twice is fine. */
  void handled(List<Accepted> deliveries);

  /**
   * A delivery that is kept until it was handled.
   *
   * @param position grows with every delivery
   */
  record Accepted(long position, Delivery delivery) {}
}
