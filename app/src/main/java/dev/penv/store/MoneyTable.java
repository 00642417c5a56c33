package dev.penv.store;

import dev.penv.money.Budget;
import dev.penv.money.Hold;
import dev.penv.money.HoldAnswer;
import dev.penv.money.Ledger;
import dev.penv.money.Money;
import dev.penv.money.Span;
import dev.penv.money.Spend;
import dev.penv.money.Taken;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Holds and spends. */
final class MoneyTable implements Ledger {
  private final Database database;
  private final ProcessLease lease;

  MoneyTable(Database database, ProcessLease lease) {
    this.database = database;
    this.lease = lease;
  }

  @Override
  public HoldAnswer hold(Hold ask, Budget budget) {
    return database.write(handle -> {
      lease.guard(handle);
      var held = held(handle);
      var first = held.stream().filter(hold -> hold.owner().equals(ask.owner())).findFirst();
      if (first.isPresent()) return new HoldAnswer.Held(first.get());
      var answer = budget.answer(ask, taken(handle, held, ask.since()));
      if (answer instanceof HoldAnswer.Held(var hold)) insert(handle, hold);
      return answer;
    });
  }

  @Override
  public void settle(Spend spend) {
    database.write(handle -> {
      lease.guard(handle);
      handle
          .createUpdate("delete from hold where owner = :owner")
          .bind("owner", spend.owner())
          .execute();
      return handle
          .createUpdate(
              """
              insert into spend (owner, amount, settled_at) values (:owner, :amount, :at)
              on conflict do nothing
              """)
          .bind("owner", spend.owner())
          .bind("amount", spend.amount().micros())
          .bind("at", spend.settledAt().toEpochMilli())
          .execute();
    });
  }

  @Override
  public List<Hold> held() {
    return database.read(MoneyTable::held);
  }

  @Override
  public Money spentSince(Instant start) {
    return database.read(handle -> spentSince(handle, start));
  }

  private static Taken taken(Handle handle, List<Hold> held, Instant now) {
    return new Taken(
        held, spentSince(handle, Span.startOfDay(now)), spentSince(handle, Span.startOfMonth(now)));
  }

  private static List<Hold> held(Handle handle) {
    return handle
        .createQuery("select owner, amount, since_at from hold order by since_at, owner")
        .map((row, _) ->
            new Hold(
                row.getString("owner"),
                new Money(row.getLong("amount")),
                Instant.ofEpochMilli(row.getLong("since_at"))))
        .list();
  }

  private static Money spentSince(Handle handle, Instant start) {
    return handle
        .createQuery("select coalesce(sum(amount), 0) from spend where settled_at >= :start")
        .bind("start", start.toEpochMilli())
        .mapTo(Long.class)
        .map(Money::new)
        .one();
  }

  private static void insert(Handle handle, Hold hold) {
    handle
        .createUpdate("insert into hold (owner, amount, since_at) values (:owner, :amount, :at)")
        .bind("owner", hold.owner())
        .bind("amount", hold.amount().micros())
        .bind("at", hold.since().toEpochMilli())
        .execute();
  }
}
