package dev.penv.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.money.HoldAnswer.Held;
import dev.penv.money.HoldAnswer.OverBudget;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
  private static final Budget BUDGET = new Budget(atMost(10), atMost(20), atMost(100));

  @Test
  void nothingIsRefusedWithoutABudget() {
    assertThat(Budget.UNLIMITED.answer(hold("a", 1_000_000), Taken.NOTHING))
        .isEqualTo(new Held(hold("a", 1_000_000)));
  }

  @Test
  void exactlyTheCeilingIsAllowed() {
    var taken = new Taken(List.of(hold("b", 4)), dollars(6), dollars(6));
    assertThat(BUDGET.answer(hold("a", 10), taken)).isEqualTo(new Held(hold("a", 10)));
  }

  @Test
  void oneRunAboveItsCeilingIsRefused() {
    assertThat(BUDGET.answer(hold("a", 11), Taken.NOTHING))
        .isEqualTo(new OverBudget(Span.RUN, dollars(10), Money.ZERO, dollars(11)));
  }

  @Test
  void whatLiveRunsHoldCountsForTheDay() {
    var taken = new Taken(List.of(hold("b", 8), hold("c", 4)), dollars(1), dollars(1));
    assertThat(BUDGET.answer(hold("a", 8), taken))
        .isEqualTo(new OverBudget(Span.DAY, dollars(20), dollars(13), dollars(8)));
  }

  @Test
  void theMonthIsCheckedToo() {
    var taken = new Taken(List.of(), dollars(0), dollars(95));
    assertThat(BUDGET.answer(hold("a", 8), taken))
        .isEqualTo(new OverBudget(Span.MONTH, dollars(100), dollars(95), dollars(8)));
  }

  @Test
  void anAskerIsNotInItsOwnWay() {
    var taken = new Taken(List.of(hold("a", 10)), dollars(10), dollars(10));
    assertThat(BUDGET.answer(hold("a", 10), taken)).isInstanceOf(Held.class);
  }

  @Test
  void ofTwoBudgetsTheSmallerCeilingHolds() {
    var repository = new Budget(atMost(50), Ceiling.unlimited(), atMost(30));
    assertThat(BUDGET.and(repository))
        .isEqualTo(new Budget(atMost(10), atMost(20), atMost(30)))
        .isEqualTo(repository.and(BUDGET));
  }

  @Test
  void daysAndMonthsStartAtMidnightUtc() {
    assertThat(Span.startOfDay(NOON)).isEqualTo("2026-03-05T00:00:00Z");
    assertThat(Span.startOfMonth(NOON)).isEqualTo("2026-03-01T00:00:00Z");
  }

  private static Hold hold(String owner, long dollars) {
    return new Hold(owner, dollars(dollars), NOON);
  }

  private static Ceiling atMost(long dollars) {
    return Ceiling.atMost(dollars(dollars));
  }

  private static Money dollars(long dollars) {
    return new Money(dollars * 1_000_000);
  }
}
