package dev.penv.store;

import dev.penv.money.Hold;
import dev.penv.money.HoldAnswer;
import dev.penv.money.Ledger;
import dev.penv.money.Money;
import dev.penv.money.Payer;
import dev.penv.money.Pot;
import dev.penv.money.Purse;
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
  public HoldAnswer hold(Hold ask, List<Purse> purses) {
    return database.write(handle -> {
      lease.guard(handle);
      var held = held(handle);
      var first = held.stream().filter(hold -> hold.owner().equals(ask.owner())).findFirst();
      if (first.isPresent()) return new HoldAnswer.Held(first.get());
      for (var purse : purses) {
        var refusal = purse.refusal(ask, taken(handle, held, purse.pot(), ask.since()));
        if (refusal.isPresent()) return refusal.get();
      }
      insert(handle, ask);
      return new HoldAnswer.Held(ask);
    });
  }

  @Override
  public void settle(Spend spend) {
    database.write(handle -> {
      lease.guard(handle);
      var payer = payer(handle, spend.owner());
      handle
          .createUpdate("delete from hold where owner = :owner")
          .bind("owner", spend.owner())
          .execute();
      return insert(handle, spend, payer);
    });
  }

  @Override
  public List<Hold> held() {
    return database.read(MoneyTable::held);
  }

  @Override
  public Money spentSince(Instant start) {
    return database.read(handle -> spentSince(handle, Pot.EVERYTHING, start));
  }

  private static Payer payer(Handle handle, String owner) {
    return held(handle).stream()
        .filter(hold -> hold.owner().equals(owner))
        .findFirst()
        .map(Hold::payer)
        .orElse(Payer.UNKNOWN);
  }

  private static Taken taken(Handle handle, List<Hold> held, Pot pot, Instant now) {
    return new Taken(
        held.stream().filter(hold -> pot.counts(hold.payer())).toList(),
        spentSince(handle, pot, Span.startOfDay(now)),
        spentSince(handle, pot, Span.startOfMonth(now)));
  }

  private static List<Hold> held(Handle handle) {
    return handle
        .createQuery(
            """
            select owner, installation, repository, person, amount, since_at from hold
            order by since_at, owner
            """)
        .map((row, _) ->
            new Hold(
                row.getString("owner"),
                new Payer(
                    row.getLong("installation"), row.getLong("repository"), row.getLong("person")),
                new Money(row.getLong("amount")),
                Instant.ofEpochMilli(row.getLong("since_at"))))
        .list();
  }

  private static Money spentSince(Handle handle, Pot pot, Instant start) {
    return handle
        .createQuery(
            """
            select coalesce(sum(amount), 0) from spend where settled_at >= :start
            and (:installation = 0 or installation = :installation)
            and (:repository = 0 or repository = :repository)
            and (:person = 0 or person = :person)
            """)
        .bind("start", start.toEpochMilli())
        .bind("installation", pot.installation())
        .bind("repository", pot.repository())
        .bind("person", pot.person())
        .mapTo(Long.class)
        .map(Money::new)
        .one();
  }

  private static void insert(Handle handle, Hold hold) {
    handle
        .createUpdate(
            """
            insert into hold (owner, installation, repository, person, amount, since_at)
            values (:owner, :installation, :repository, :person, :amount, :at)
            """)
        .bind("owner", hold.owner())
        .bind("installation", hold.payer().installation())
        .bind("repository", hold.payer().repository())
        .bind("person", hold.payer().person())
        .bind("amount", hold.amount().micros())
        .bind("at", hold.since().toEpochMilli())
        .execute();
  }

  private static int insert(Handle handle, Spend spend, Payer payer) {
    return handle
        .createUpdate(
            """
            insert into spend (owner, installation, repository, person, amount, settled_at)
            values (:owner, :installation, :repository, :person, :amount, :at)
            on conflict do nothing
            """)
        .bind("owner", spend.owner())
        .bind("installation", payer.installation())
        .bind("repository", payer.repository())
        .bind("person", payer.person())
        .bind("amount", spend.amount().micros())
        .bind("at", spend.settledAt().toEpochMilli())
        .execute();
  }
}
