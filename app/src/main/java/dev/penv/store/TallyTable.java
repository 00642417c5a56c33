package dev.penv.store;

import dev.penv.policy.Tally;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** What is bounded per hour. */
final class TallyTable implements Tally {
  private static final Duration KEPT = Duration.ofDays(1);

  private final Database database;

  TallyTable(Database database) {
    this.database = database;
  }

  @Override
  public int note(String what, String item, Instant at, Instant since) {
    return database.write(handle -> {
      drop(handle, what, at.minus(KEPT));
      insert(handle, what, item, at);
      return count(handle, what, since, at);
    });
  }

  private static void drop(Handle handle, String what, Instant before) {
    handle
        .createUpdate("delete from tally where what = :what and noted_at < :before")
        .bind("what", what)
        .bind("before", before.toEpochMilli())
        .execute();
  }

  private static void insert(Handle handle, String what, String item, Instant at) {
    handle
        .createUpdate(
            """
            insert into tally (what, item, noted_at) values (:what, :item, :at)
            on conflict do nothing
            """)
        .bind("what", what)
        .bind("item", item)
        .bind("at", at.toEpochMilli())
        .execute();
  }

  private static int count(Handle handle, String what, Instant since, Instant until) {
    return handle
        .createQuery(
            """
            select count(*) from tally
            where what = :what and noted_at >= :since and noted_at <= :until
            """)
        .bind("what", what)
        .bind("since", since.toEpochMilli())
        .bind("until", until.toEpochMilli())
        .mapTo(Integer.class)
        .one();
  }
}
