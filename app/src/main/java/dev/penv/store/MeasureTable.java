package dev.penv.store;

import dev.penv.journal.Codec;
import dev.penv.measure.Measures;
import dev.penv.run.RunId;
import dev.penv.run.RunMeasures;
import java.util.Optional;

/** Measures of runs, each as one document: they are only ever read together. */
final class MeasureTable implements RunMeasures {
  private final Database database;
  private final ProcessLease lease;

  MeasureTable(Database database, ProcessLease lease) {
    this.database = database;
    this.lease = lease;
  }

  @Override
  public void keep(RunId run, Measures measures) {
    var document = Codec.write(measures, Measures.class);
    database.write(handle -> {
      lease.guard(handle);
      return handle
          .createUpdate(
              """
              insert into run_measures (run, measures) values (:run, :measures)
              on conflict (run) do update set measures = excluded.measures
              """)
          .bind("run", run.value())
          .bind("measures", document)
          .execute();
    });
  }

  @Override
  public Optional<Measures> of(RunId run) {
    return database.read(handle ->
        handle
            .createQuery("select measures from run_measures where run = :run")
            .bind("run", run.value())
            .mapTo(String.class)
            .map(document -> Codec.read(document, Measures.class))
            .findOne());
  }
}
