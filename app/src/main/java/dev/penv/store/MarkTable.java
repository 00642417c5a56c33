package dev.penv.store;

import dev.penv.event.Marks;
import java.time.Instant;
import java.util.Optional;

/** How far penv has looked back. */
final class MarkTable implements Marks {
  private final Database database;

  MarkTable(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Instant> find(String name) {
    return database.read(handle ->
        handle
            .createQuery("select reached_at from mark where name = :name")
            .bind("name", name)
            .mapTo(Long.class)
            .map(Instant::ofEpochMilli)
            .findOne());
  }

  @Override
  public void move(String name, Instant to) {
    database.write(handle ->
        handle
            .createUpdate(
                """
                insert into mark (name, reached_at) values (:name, :to)
                on conflict (name) do update set reached_at = excluded.reached_at
                """)
            .bind("name", name)
            .bind("to", to.toEpochMilli())
            .execute());
  }
}
