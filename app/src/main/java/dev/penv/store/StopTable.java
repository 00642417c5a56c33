package dev.penv.store;

import dev.penv.run.RunId;
import dev.penv.run.Stops;
import java.time.InstantSource;
import java.util.Optional;

/** What was ended by which ask. */
final class StopTable implements Stops {
  private final Database database;
  private final InstantSource time;

  StopTable(Database database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  @Override
  public void keep(String ask, RunId run) {
    database.write(handle ->
        handle
            .createUpdate(
                """
                insert into stop (ask, run, asked_at) values (:ask, :run, :now)
                on conflict do nothing
                """)
            .bind("ask", ask)
            .bind("run", run.value())
            .bind("now", time.millis())
            .execute());
  }

  @Override
  public Optional<RunId> of(String ask) {
    return database
        .read(handle ->
            handle
                .createQuery("select run from stop where ask = :ask")
                .bind("ask", ask)
                .mapTo(String.class)
                .findOne())
        .map(RunId::new);
  }
}
