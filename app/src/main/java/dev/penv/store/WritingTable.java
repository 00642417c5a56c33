package dev.penv.store;

import dev.penv.github.Intent;
import dev.penv.github.WritingStore;
import dev.penv.journal.Codec;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** What should stand on GitHub, as documents beside the columns that say what is sent next. */
final class WritingTable implements WritingStore {
  private static final RowMapper<Intent> INTENT =
      (row, _) -> Codec.read(row.getString("intent"), Intent.class);

  private final Database database;
  private final ProcessLease lease;

  WritingTable(Database database, ProcessLease lease) {
    this.database = database;
    this.lease = lease;
  }

  @Override
  public Intent change(Intent first, UnaryOperator<Intent> change) {
    return database.write(handle -> {
      lease.guard(handle);
      var present = find(handle, first.desired().key());
      var next = present.map(change).orElse(first);
      if (present.isEmpty() || !present.get().equals(next)) put(handle, next);
      return next;
    });
  }

  @Override
  public Optional<Intent> find(String key) {
    return database.read(handle -> find(handle, key));
  }

  @Override
  public Optional<Intent> next(long installation, Instant now) {
    var row = nextRow(installation, now);
    while (row.isPresent()) {
      var intent =
          Documents.read(
              "what is to be written as " + row.get().id(), row.get().intent(), Intent.class);
      if (intent.isPresent()) return intent;
      // Else it would be the next for ever.
      putAside(row.get().id());
      row = nextRow(installation, now);
    }
    return Optional.empty();
  }

  private Optional<Row> nextRow(long installation, Instant now) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select id, intent from writing
                where is_open = true and installation = :installation and due_at <= :now
                order by lane, due_at limit 1
                """)
            .bind("installation", installation)
            .bind("now", now.toEpochMilli())
            .map((row, _) -> new Row(row.getString("id"), row.getString("intent")))
            .findOne());
  }

  private void putAside(String id) {
    database.write(handle ->
        handle
            .createUpdate("update writing set is_open = false where id = :id")
            .bind("id", id)
            .execute());
  }

  private record Row(String id, String intent) {}

  @Override
  public Optional<Instant> due(long installation) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select due_at from writing
                where is_open = true and installation = :installation
                order by due_at limit 1
                """)
            .bind("installation", installation)
            .map((row, _) -> Instant.ofEpochMilli(row.getLong("due_at")))
            .findOne());
  }

  @Override
  public Set<Long> open() {
    return database.read(handle ->
        handle
            .createQuery("select distinct installation from writing where is_open = true")
            .mapTo(Long.class)
            .collect(Collectors.toSet()));
  }

  @Override
  public void drop(long installation) {
    database.write(handle -> {
      lease.guard(handle);
      return handle
          .createUpdate("delete from writing where is_open = true and installation = :installation")
          .bind("installation", installation)
          .execute();
    });
  }

  @Override
  public int forget(Instant before) {
    return database.write(handle ->
        handle
            .createUpdate("delete from writing where is_open = false and asked_at < :before")
            .bind("before", before.toEpochMilli())
            .execute());
  }

  private static Optional<Intent> find(Handle handle, String key) {
    return handle
        .createQuery("select intent from writing where id = :id")
        .bind("id", key)
        .map(INTENT)
        .findOne();
  }

  private static void put(Handle handle, Intent intent) {
    handle
        .createUpdate(
            """
            insert into writing (id, installation, is_open, lane, due_at, asked_at, intent)
            values (:id, :installation, :open, :lane, :due, :asked, :intent)
            on conflict (id) do update set installation = excluded.installation,
              is_open = excluded.is_open, lane = excluded.lane, due_at = excluded.due_at,
              asked_at = excluded.asked_at, intent = excluded.intent
            """)
        .bind("id", intent.desired().key())
        .bind("installation", intent.desired().repo().installation())
        .bind("open", intent.open())
        .bind("lane", intent.lane().rank())
        .bind("due", intent.due().toEpochMilli())
        .bind("asked", intent.asked().toEpochMilli())
        .bind("intent", Codec.write(intent, Intent.class))
        .execute();
  }
}
