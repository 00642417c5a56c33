package dev.penv.money;

import java.time.Instant;
import java.util.List;

/** Remembers what live runs have set aside and what ended ones have cost. */
public interface Ledger {
  /**
   * Sets money aside if no {@link Purse#refusal} speaks against it; of several the first is told.
   * Deciding and writing are one step that no other hold comes between. An owner that holds already
   * keeps its first hold and is told so.
   */
  HoldAnswer hold(Hold ask, List<Purse> purses);

  /**
   * Ends the owner's hold, if any, and books the spend for its payer. An owner is settled once:
   * later calls change nothing.
   */
  void settle(Spend spend);

  /** All that is set aside now, oldest first. */
  List<Hold> held();

  /** The sum of what was settled at {@code start} or later. */
  Money spentSince(Instant start);
}
