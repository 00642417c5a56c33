package dev.penv.store;

import dev.penv.journal.Records;
import dev.penv.journal.Signals.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Steps and signals. Steps are the owner's alone; anybody may send a signal. */
final class StepTable implements Records {
  private static final RowMapper<Signal> SIGNAL =
      (row, _) ->
          new Signal(
              row.getLong("number"),
              row.getString("body"),
              Instant.ofEpochMilli(row.getLong("sent_at")));

  private final Database database;
  private final ProcessLease lease;

  StepTable(Database database, ProcessLease lease) {
    this.database = database;
    this.lease = lease;
  }

  @Override
  public Map<String, String> steps(String line) {
    return database.read(handle ->
        handle
            .createQuery("select name, result from step where line = :line")
            .bind("line", line)
            .map((row, _) -> Map.entry(row.getString("name"), row.getString("result")))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public Optional<String> step(String line, String name) {
    return database.read(handle -> step(handle, line, name));
  }

  @Override
  public String record(String line, String name, String json, Instant at) {
    return database.write(handle -> {
      lease.guard(handle);
      var inserted =
          handle
              .createUpdate(
                  """
                  insert into step (line, name, result, recorded_at)
                  values (:line, :name, :result, :at) on conflict do nothing
                  """)
              .bind("line", line)
              .bind("name", name)
              .bind("result", json)
              .bind("at", at.toEpochMilli())
              .execute();
      return inserted == 1 ? json : step(handle, line, name).orElseThrow();
    });
  }

  @Override
  public Signal signal(String line, String body, Instant at) {
    return database.write(handle ->
        handle
            .createQuery(
                """
                insert into signal (line, number, body, sent_at)
                select :line, coalesce(max(number), 0) + 1, :body, :at
                from signal where line = :line
                returning number, body, sent_at
                """)
            .bind("line", line)
            .bind("body", body)
            .bind("at", at.toEpochMilli())
            .map(SIGNAL)
            .one());
  }

  @Override
  public List<Signal> signals(String line, long after) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select number, body, sent_at from signal
                where line = :line and number > :after order by number
                """)
            .bind("line", line)
            .bind("after", after)
            .map(SIGNAL)
            .list());
  }

  private static Optional<String> step(Handle handle, String line, String name) {
    return handle
        .createQuery("select result from step where line = :line and name = :name")
        .bind("line", line)
        .bind("name", name)
        .mapTo(String.class)
        .findOne();
  }
}
