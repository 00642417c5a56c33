package dev.penv.placement;

import dev.penv.machine.Offer;
import java.util.List;

/** An offer that does not do. */
public record Rejection(Offer offer, List<Reason> reasons) {
  public Rejection {
    reasons = List.copyOf(reasons);
  }
}
