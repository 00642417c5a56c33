package dev.penv.money;

import dev.penv.money.HoldAnswer.OverBudget;
import java.util.Optional;

/** A budget and whose spending counts against it. */
public record Purse(Pot pot, Budget budget) {
  /**
   * Why this much cannot be set aside. What live runs hold counts as if it were spent already, else
   * many runs that start together could all be under a ceiling that they break together.
   *
   * @param taken of this pot
   */
  public Optional<OverBudget> refusal(Hold ask, Taken taken) {
    var others = taken.heldByOthers(ask.owner());
    return over(Span.RUN, budget.perRun(), Money.ZERO, ask)
        .or(() -> over(Span.DAY, budget.perDay(), taken.spentToday().plus(others), ask))
        .or(() -> over(Span.MONTH, budget.perMonth(), taken.spentThisMonth().plus(others), ask));
  }

  private Optional<OverBudget> over(Span span, Ceiling ceiling, Money taken, Hold ask) {
    return switch (ceiling) {
      case Ceiling.Unlimited() -> Optional.empty();
      case Ceiling.AtMost(var most) when taken.plus(ask.amount()).exceeds(most) ->
          Optional.of(new OverBudget(this, span, most, taken, ask.amount()));
      case Ceiling.AtMost _ -> Optional.empty();
    };
  }
}
