package dev.penv.store;

import dev.penv.journal.Alarm;
import dev.penv.journal.Journal;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process's right to write. It is one row; a take-over raises its epoch, and every guarded
 * write names the epoch it was started under, so that a process that was given up for dead writes
 * no more.
 */
final class ProcessLease implements AutoCloseable {
  static final Duration VALID = Duration.ofSeconds(10);
  static final Duration RENEWED = Duration.ofSeconds(3);

  private static final Logger LOG = LoggerFactory.getLogger(ProcessLease.class);
  private static final String ID = "penv";

  private final Database database;
  private final Alarm alarm;
  private final long epoch;
  private final ScheduledExecutorService timer;

  // A renewal answers for its own failures.
  @SuppressWarnings("FutureReturnValueIgnored")
  private ProcessLease(Database database, Alarm alarm, long epoch) {
    this.database = database;
    this.alarm = alarm;
    this.epoch = epoch;
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("store-lease").daemon().factory());
    timer.scheduleWithFixedDelay(
        this::renew, RENEWED.toMillis(), RENEWED.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Takes the row at once: whoever holds the folder's lock knows that the predecessor is dead. */
  static ProcessLease takeOver(Database database, Alarm alarm) {
    var until = alarm.instant().plus(VALID).toEpochMilli();
    long epoch =
        database.write(handle ->
            handle
                .createQuery(
                    """
                    insert into lease (id, epoch, until_at) values (:id, 1, :until)
                    on conflict (id) do update
                    set epoch = lease.epoch + 1, until_at = excluded.until_at
                    returning epoch
                    """)
                .bind("id", ID)
                .bind("until", until)
                .mapTo(Long.class)
                .one());
    return new ProcessLease(database, alarm, epoch);
  }

  /** To be called in the transaction of every write that only the owner may do. */
  void guard(Handle handle) {
    var current =
        handle
            .createQuery("select epoch from lease where id = :id")
            .bind("id", ID)
            .mapTo(Long.class)
            .one();
    if (current == epoch) return;
    throw new Journal.NotOwner("epoch %d has taken over from %d".formatted(current, epoch));
  }

  void renew() {
    try {
      var until = alarm.instant().plus(VALID).toEpochMilli();
      int renewed =
          database.write(handle ->
              handle
                  .createUpdate(
                      "update lease set until_at = :until where id = :id and epoch = :epoch")
                  .bind("until", until)
                  .bind("id", ID)
                  .bind("epoch", epoch)
                  .execute());
      if (renewed == 0) LOG.error("another process has taken over; this one writes no more");
    } catch (RuntimeException e) {
      LOG.warn("the process lease could not be renewed", e);
    }
  }

  @Override
  public void close() {
    timer.close();
  }
}
