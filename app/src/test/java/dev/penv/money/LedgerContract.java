package dev.penv.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.money.HoldAnswer.Held;
import dev.penv.money.HoldAnswer.OverBudget;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every Ledger does. */
public abstract class LedgerContract {
  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
  private static final Payer ADA = new Payer(5, 7, 1);
  private static final List<Purse> TEN_A_DAY = List.of(daily(Pot.EVERYTHING, 10));
  private static final List<Purse> TWENTY_A_MONTH =
      List.of(
          new Purse(
              Pot.EVERYTHING,
              new Budget(Ceiling.unlimited(), Ceiling.unlimited(), Ceiling.atMost(new Money(20)))));

  /** A ledger with nothing in it. */
  protected abstract Ledger empty();

  @Test
  void holdsAddUpToTheCeiling() {
    var ledger = empty();
    assertThat(ledger.hold(hold("a", 6), TEN_A_DAY)).isEqualTo(new Held(hold("a", 6)));
    assertThat(ledger.hold(hold("b", 5), TEN_A_DAY))
        .isEqualTo(
            new OverBudget(
                TEN_A_DAY.getFirst(), Span.DAY, new Money(10), new Money(6), new Money(5)));
    assertThat(ledger.hold(hold("c", 4), TEN_A_DAY)).isInstanceOf(Held.class);
    assertThat(ledger.held()).containsExactlyInAnyOrder(hold("a", 6), hold("c", 4));
  }

  @Test
  void holdingTwiceKeepsTheFirst() {
    var ledger = empty();
    ledger.hold(hold("a", 6), TEN_A_DAY);
    assertThat(ledger.hold(hold("a", 9), TEN_A_DAY)).isEqualTo(new Held(hold("a", 6)));
    assertThat(ledger.held()).containsExactly(hold("a", 6));
  }

  @Test
  void settlingFreesTheHoldAndBooksTheSpend() {
    var ledger = empty();
    ledger.hold(hold("a", 9), TEN_A_DAY);
    ledger.settle(new Spend("a", new Money(2), NOON));
    assertThat(ledger.held()).isEmpty();
    assertThat(ledger.spentSince(NOON)).isEqualTo(new Money(2));
    assertThat(ledger.hold(hold("b", 8), TEN_A_DAY)).isInstanceOf(Held.class);
  }

  @Test
  void settlingTwiceBooksOnce() {
    var ledger = empty();
    ledger.settle(new Spend("a", new Money(2), NOON));
    ledger.settle(new Spend("a", new Money(7), NOON.plusSeconds(1)));
    assertThat(ledger.spentSince(NOON)).isEqualTo(new Money(2));
  }

  @Test
  void yesterdaysSpendCountsForTheMonthOnly() {
    var ledger = empty();
    ledger.settle(new Spend("a", new Money(15), NOON.minusSeconds(86_400)));
    assertThat(ledger.hold(hold("b", 9), TEN_A_DAY)).isInstanceOf(Held.class);
    assertThat(ledger.hold(hold("c", 1), TWENTY_A_MONTH))
        .isEqualTo(
            new OverBudget(
                TWENTY_A_MONTH.getFirst(), Span.MONTH, new Money(20), new Money(24), new Money(1)));
    assertThat(ledger.spentSince(NOON)).isEqualTo(Money.ZERO);
  }

  @Test
  void runsThatAskAtOnceDoNotBreakTheCeilingTogether() {
    var ledger = empty();
    var held =
        IntStream.range(0, 40)
            .parallel()
            .mapToObj(i -> ledger.hold(hold("run-" + i, 3), TEN_A_DAY))
            .filter(Held.class::isInstance)
            .count();
    assertThat(held).isEqualTo(3);
    assertThat(ledger.held()).hasSize(3);
  }

  @Test
  void aPotCountsOnlyItsOwn() {
    var ledger = empty();
    ledger.hold(hold("a", 6), List.of());
    ledger.hold(hold("b", 4), List.of());
    ledger.settle(new Spend("b", new Money(4), NOON));
    for (var of : List.of(new Payer(5, 7, 2), new Payer(5, 8, 1), new Payer(6, 9, 1))) {
      var pot = new Pot(of.installation(), of.repository(), of.person());
      var ask = new Hold("c-" + of, of, new Money(10), NOON);
      assertThat(ledger.hold(ask, List.of(daily(pot, 10)))).isInstanceOf(Held.class);
    }
    for (var pot :
        List.of(new Pot(5, 0, 0), new Pot(5, 7, 0), new Pot(0, 0, 1), new Pot(0, 7, 1))) {
      assertThat(ledger.hold(hold("d", 1), List.of(daily(pot, 10)))).isInstanceOf(OverBudget.class);
    }
  }

  @Test
  void theFirstPurseThatIsTooSmallIsTold() {
    var ledger = empty();
    var small = daily(new Pot(0, 7, 0), 5);
    var smaller = daily(new Pot(0, 0, 1), 4);
    assertThat(ledger.hold(hold("a", 6), List.of(daily(Pot.EVERYTHING, 10), small, smaller)))
        .isEqualTo(new OverBudget(small, Span.DAY, new Money(5), Money.ZERO, new Money(6)));
    assertThat(ledger.held()).isEmpty();
  }

  private static Purse daily(Pot pot, long micros) {
    var day = Ceiling.atMost(new Money(micros));
    return new Purse(pot, new Budget(Ceiling.unlimited(), day, Ceiling.unlimited()));
  }

  private static Hold hold(String owner, long micros) {
    return new Hold(owner, ADA, new Money(micros), NOON);
  }
}
