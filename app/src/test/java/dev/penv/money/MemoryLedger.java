package dev.penv.money;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Ledger that forgets, for tests. */
public final class MemoryLedger implements Ledger {
  private final Map<String, Hold> holds = new LinkedHashMap<>();
  private final Map<String, Spend> spends = new LinkedHashMap<>();

  @Override
  public synchronized HoldAnswer hold(Hold ask, Budget budget) {
    var first = holds.get(ask.owner());
    if (first != null) return new HoldAnswer.Held(first);
    var day = spentSince(Span.startOfDay(ask.since()));
    var month = spentSince(Span.startOfMonth(ask.since()));
    var answer = budget.answer(ask, new Taken(held(), day, month));
    if (answer instanceof HoldAnswer.Held(var hold)) holds.put(hold.owner(), hold);
    return answer;
  }

  @Override
  public synchronized void settle(Spend spend) {
    holds.remove(spend.owner());
    spends.putIfAbsent(spend.owner(), spend);
  }

  @Override
  public synchronized List<Hold> held() {
    return List.copyOf(holds.values());
  }

  @Override
  public synchronized Money spentSince(Instant start) {
    return spends.values().stream()
        .filter(spend -> !spend.settledAt().isBefore(start))
        .map(Spend::amount)
        .reduce(Money.ZERO, Money::plus);
  }
}
