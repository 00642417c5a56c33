package dev.penv.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.money.HoldAnswer.OverBudget;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
  private static final Budget BUDGET = new Budget(atMost(10), atMost(20), atMost(100));
  private static final Purse PURSE = new Purse(Pot.EVERYTHING, BUDGET);

  @Test
  void nothingIsRefusedWithoutABudget() {
    var unlimited = new Purse(Pot.EVERYTHING, Budget.UNLIMITED);
    assertThat(unlimited.refusal(hold("a", 1_000_000), Taken.NOTHING)).isEmpty();
  }

  @Test
  void exactlyTheCeilingIsAllowed() {
    var taken = new Taken(List.of(hold("b", 4)), dollars(6), dollars(6));
    assertThat(PURSE.refusal(hold("a", 10), taken)).isEmpty();
  }

  @Test
  void oneRunAboveItsCeilingIsRefused() {
    assertThat(PURSE.refusal(hold("a", 11), Taken.NOTHING))
        .contains(new OverBudget(PURSE, Span.RUN, dollars(10), Money.ZERO, dollars(11)));
  }

  @Test
  void whatLiveRunsHoldCountsForTheDay() {
    var taken = new Taken(List.of(hold("b", 8), hold("c", 4)), dollars(1), dollars(1));
    assertThat(PURSE.refusal(hold("a", 8), taken))
        .contains(new OverBudget(PURSE, Span.DAY, dollars(20), dollars(13), dollars(8)));
  }

  @Test
  void theMonthIsCheckedToo() {
    var taken = new Taken(List.of(), dollars(0), dollars(95));
    assertThat(PURSE.refusal(hold("a", 8), taken))
        .contains(new OverBudget(PURSE, Span.MONTH, dollars(100), dollars(95), dollars(8)));
  }

  @Test
  void anAskerIsNotInItsOwnWay() {
    var taken = new Taken(List.of(hold("a", 10)), dollars(10), dollars(10));
    assertThat(PURSE.refusal(hold("a", 10), taken)).isEmpty();
  }

  @Test
  void daysAndMonthsStartAtMidnightUtc() {
    assertThat(Span.startOfDay(NOON)).isEqualTo("2026-03-05T00:00:00Z");
    assertThat(Span.startOfMonth(NOON)).isEqualTo("2026-03-01T00:00:00Z");
  }

  private static Hold hold(String owner, long dollars) {
    return new Hold(owner, Payer.UNKNOWN, dollars(dollars), NOON);
  }

  private static Ceiling atMost(long dollars) {
    return Ceiling.atMost(dollars(dollars));
  }

  private static Money dollars(long dollars) {
    return new Money(dollars * 1_000_000);
  }
}
