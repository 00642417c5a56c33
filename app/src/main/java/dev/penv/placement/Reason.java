package dev.penv.placement;

import dev.penv.hardware.Shortfall;
import dev.penv.hardware.Spot;
import dev.penv.money.Money;

/** What speaks against an offer. */
public sealed interface Reason {
  /** It is too small, or of another kind. */
  record Lacks(Shortfall shortfall) implements Reason {}

  /** Another one was asked for by name. */
  record NotAsWished(String key, String wanted) implements Reason {}

  /** Spot or not spot, against what was asked for. */
  record WrongMarket(Spot wanted) implements Reason {}

  /**
   * A rule is against it.
   *
   * @param rule in Markdown
   */
  record Forbidden(String rule) implements Reason {}

  /** It costs more an hour than this. */
  record TooDear(Money most) implements Reason {}
}
