package dev.penv.store;

import dev.penv.event.Delivery;
import dev.penv.event.Inbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/** Deliveries, and the GUIDs of the last days. */
final class DeliveryTable implements Inbox {
  /** A surge of large deliveries is taken out a few at a time, as each may have 25 MB. */
  private static final long BATCH_BYTES = 16L << 20;

  private final Database database;
  private final InstantSource time;
  private final AtomicLong position;

  DeliveryTable(Database database, InstantSource time) {
    this.database = database;
    this.time = time;
    position = new AtomicLong(last(database));
  }

  @Override
  public boolean accept(Delivery delivery) {
    var now = time.millis();
    return database.write(handle -> {
      var isNew =
          handle
                  .createUpdate(
                      """
                      insert into delivery (guid, accepted_at) values (:guid, :now)
                      on conflict do nothing
                      """)
                  .bind("guid", delivery.guid())
                  .bind("now", now)
                  .execute()
              == 1;
      if (!isNew) return false;
      handle
          .createUpdate(
              """
              insert into pending_delivery (position, guid, name, sent_at, body)
              values (:position, :guid, :name, :at, :body)
              """)
          .bind("position", position.incrementAndGet())
          .bind("guid", delivery.guid())
          .bind("name", delivery.name())
          .bind("at", delivery.at().toEpochMilli())
          .bind("body", delivery.body())
          .execute();
      return true;
    });
  }

  @Override
  public boolean acceptUnused(String guid) {
    var now = time.millis();
    return database.write(handle -> remember(handle, guid, now));
  }

  @Override
  public boolean knows(String guid) {
    return database.read(handle ->
        handle
                .createQuery("select count(*) from delivery where guid = :guid")
                .bind("guid", guid)
                .mapTo(Integer.class)
                .one()
            > 0);
  }

  @Override
  public List<Accepted> pending(long after, int most) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select position, guid, name, sent_at, body
                from (
                  select position, guid, name, sent_at, body,
                    sum(length(body)) over (order by position) - length(body) as bytes_before
                  from pending_delivery where position > :after order by position limit :most
                ) as batch
                where bytes_before < :bytes order by position
                """)
            .bind("bytes", BATCH_BYTES)
            .bind("after", after)
            .bind("most", most)
            .map((row, _) ->
                new Accepted(
                    row.getLong("position"),
                    new Delivery(
                        row.getString("guid"),
                        row.getString("name"),
                        Instant.ofEpochMilli(row.getLong("sent_at")),
                        row.getBytes("body"))))
            .list());
  }

  @Override
  public void handled(List<Accepted> deliveries) {
    if (deliveries.isEmpty()) return;
    database.write(handle -> {
      var batch = handle.prepareBatch("delete from pending_delivery where position = :position");
      deliveries.forEach(delivery -> batch.bind("position", delivery.position()).add());
      return batch.execute();
    });
  }

  private static boolean remember(Handle handle, String guid, long now) {
    return handle
            .createUpdate(
                """
                insert into delivery (guid, accepted_at) values (:guid, :now)
                on conflict do nothing
                """)
            .bind("guid", guid)
            .bind("now", now)
            .execute()
        == 1;
  }

  private static long last(Database database) {
    return database.read(handle ->
        handle
            .createQuery("select coalesce(max(position), 0) from pending_delivery")
            .mapTo(Long.class)
            .one());
  }
}
