package dev.penv.money;

import dev.penv.money.HoldAnswer.Held;
import dev.penv.money.HoldAnswer.OverBudget;

/** The ceilings of one run, of a day and of a month; days and months are those of UTC. */
public record Budget(Ceiling perRun, Ceiling perDay, Ceiling perMonth) {
  public static final Budget UNLIMITED =
      new Budget(Ceiling.unlimited(), Ceiling.unlimited(), Ceiling.unlimited());

  /** Both hold: the smaller ceiling of each span. */
  public Budget and(Budget other) {
    return new Budget(
        perRun.and(other.perRun), perDay.and(other.perDay), perMonth.and(other.perMonth));
  }

  /**
   * May this much be set aside? What live runs hold counts as if it were spent already, else many
   * runs that start together could all be under a ceiling that they break together.
   */
  public HoldAnswer answer(Hold ask, Taken taken) {
    var others = taken.heldByOthers(ask.owner());
    if (perRun instanceof Ceiling.AtMost(var most) && ask.amount().exceeds(most)) {
      return new OverBudget(Span.RUN, most, Money.ZERO, ask.amount());
    }
    var day = taken.spentToday().plus(others);
    if (perDay instanceof Ceiling.AtMost(var most) && day.plus(ask.amount()).exceeds(most)) {
      return new OverBudget(Span.DAY, most, day, ask.amount());
    }
    var month = taken.spentThisMonth().plus(others);
    if (perMonth instanceof Ceiling.AtMost(var most) && month.plus(ask.amount()).exceeds(most)) {
      return new OverBudget(Span.MONTH, most, month, ask.amount());
    }
    return new Held(ask);
  }
}
