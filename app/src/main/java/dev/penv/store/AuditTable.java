package dev.penv.store;

import dev.penv.journal.Codec;
import dev.penv.money.Money;
import dev.penv.policy.Audit;
import dev.penv.run.RunId;
import java.util.List;
import java.util.Optional;

/** Decisions and what came of them. Nothing is ever deleted here. */
final class AuditTable implements Audit {
  private final Database database;

  AuditTable(Database database) {
    this.database = database;
  }

  @Override
  public void decided(Decision decision) {
    database.write(handle ->
        handle
            .createUpdate(
                """
                insert into audit (ask, decided_at, run, decision, machine, cost)
                values (:ask, :at, :run, :decision, '', 0) on conflict do nothing
                """)
            .bind("ask", decision.ask())
            .bind("at", decision.at().toEpochMilli())
            .bind("run", decision.run())
            .bind("decision", Codec.write(decision, Decision.class))
            .execute());
  }

  @Override
  public void settled(RunId run, String machine, Money cost) {
    database.write(handle ->
        handle
            .createUpdate("update audit set machine = :machine, cost = :cost where run = :run")
            .bind("machine", machine)
            .bind("cost", cost.micros())
            .bind("run", run.value())
            .execute());
  }

  @Override
  public List<Entry> latest(int most) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select ask, decision, machine, cost from audit
                order by decided_at desc, ask desc limit :most
                """)
            .bind("most", most)
            .map((row, _) ->
                entry(
                    row.getString("ask"),
                    row.getString("decision"),
                    row.getString("machine"),
                    row.getLong("cost")))
            .stream()
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<Entry> entry(String ask, String decision, String machine, long cost) {
    return Documents.read("the decision on " + ask, decision, Decision.class)
        .map(read -> new Entry(read, machine, new Money(cost)));
  }
}
