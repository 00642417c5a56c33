package dev.penv.money;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Ledger that forgets, for tests. */
public final class MemoryLedger implements Ledger {
  private final Map<String, Hold> holds = new LinkedHashMap<>();
  private final Map<String, Booked> spends = new LinkedHashMap<>();

  @Override
  public synchronized HoldAnswer hold(Hold ask, List<Purse> purses) {
    var first = holds.get(ask.owner());
    if (first != null) return new HoldAnswer.Held(first);
    for (var purse : purses) {
      var refusal = purse.refusal(ask, taken(purse.pot(), ask.since()));
      if (refusal.isPresent()) return refusal.get();
    }
    holds.put(ask.owner(), ask);
    return new HoldAnswer.Held(ask);
  }

  private Taken taken(Pot pot, Instant now) {
    var held = holds.values().stream().filter(hold -> pot.counts(hold.payer())).toList();
    var day = spentSince(pot, Span.startOfDay(now));
    return new Taken(held, day, spentSince(pot, Span.startOfMonth(now)));
  }

  @Override
  public synchronized void settle(Spend spend) {
    var hold = holds.remove(spend.owner());
    var payer = hold == null ? Payer.UNKNOWN : hold.payer();
    spends.putIfAbsent(spend.owner(), new Booked(spend, payer));
  }

  @Override
  public synchronized List<Hold> held() {
    return List.copyOf(holds.values());
  }

  @Override
  public synchronized Money spentSince(Instant start) {
    return spentSince(Pot.EVERYTHING, start);
  }

  private Money spentSince(Pot pot, Instant start) {
    return spends.values().stream()
        .filter(booked -> pot.counts(booked.payer()))
        .map(Booked::spend)
        .filter(spend -> !spend.settledAt().isBefore(start))
        .map(Spend::amount)
        .reduce(Money.ZERO, Money::plus);
  }

  private record Booked(Spend spend, Payer payer) {}
}
