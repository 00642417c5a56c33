package dev.penv.event;

import java.util.List;

/** Deliveries that were accepted and not handled yet. Survives the process. */
public interface Inbox {
  /**
   * Durable when it returns. False when this GUID was accepted before: a redelivery is no event.
   */
  boolean accept(Delivery delivery);

  /** Oldest first. */
  List<Delivery> pending(int most);

  /** Drops the body; the GUID is kept for 7 days. */
  void handled(String guid);
}
