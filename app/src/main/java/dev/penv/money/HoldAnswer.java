package dev.penv.money;

/** A ledger's answer to an ask for money. */
public sealed interface HoldAnswer {
  /** It is set aside. */
  record Held(Hold hold) implements HoldAnswer {}

  /**
   * A ceiling is in the way, nothing was set aside.
   *
   * @param purse whose ceiling it is
   * @param taken spent and held of that span already, without this ask
   */
  record OverBudget(Purse purse, Span span, Money ceiling, Money taken, Money asked)
      implements HoldAnswer {}
}
