package dev.penv.placement;

import dev.penv.hardware.Shortfall;
import dev.penv.hardware.Spot;
import dev.penv.money.Money;

/** What speaks against an offer. */
public sealed interface Reason {
  record Lacks(Shortfall shortfall) implements Reason {}

  /** Another one was asked for by name. */
  record NotAsWished(String key, String wanted) implements Reason {}

  record WrongMarket(Spot wanted) implements Reason {}

  record TooDear(Money most) implements Reason {}
}
