package dev.penv.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.statement.SqlStatements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops what has served its time: small things only. Runs stay, and what is decided of them. */
final class Upkeep implements AutoCloseable {
  /** GitHub redelivers for three days. */
  static final Duration GUIDS_KEPT = Duration.ofDays(7);

  /** Long enough to look at what a run went through. */
  static final Duration JOURNALS_KEPT = Duration.ofDays(30);

  static final Duration HEADS_KEPT = Duration.ofDays(90);

  /** Their owners look why a program stopped working. */
  static final Duration EXPIRED_TOKENS_KEPT = Duration.ofDays(30);

  /** Comments are edited, and told of late, for days. */
  static final Duration COMMENTS_KEPT = Duration.ofDays(90);

  /** Whoever was refused once is refused in silence that long after every further ask. */
  static final Duration REFUSALS_KEPT = Duration.ofDays(365);

  /** What is told late is counted among what was asked for then. */
  static final Duration TALLIES_KEPT = GUIDS_KEPT;

  /** Nobody remembers what a maintainer has read so long ago, and no run lives so long. */
  static final Duration APPROVALS_KEPT = Duration.ofDays(365);

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  /** Other writes get their turn in between. */
  private static final int AT_ONCE = 2_000;

  private final Database database;
  private final InstantSource time;
  private final ScheduledExecutorService timer;
  private Instant journalsDropped = Instant.EPOCH;

  private Upkeep(Database database, InstantSource time) {
    this.database = database;
    this.time = time;
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("store-upkeep").daemon().factory());
  }

  // A round answers for its own failures.
  @SuppressWarnings("FutureReturnValueIgnored")
  static Upkeep hourly(Database database, InstantSource time) {
    var upkeep = new Upkeep(database, time);
    upkeep.timer.scheduleWithFixedDelay(upkeep::tryRun, 1, 60, TimeUnit.MINUTES);
    return upkeep;
  }

  void run() {
    var now = time.instant();
    dropOlder("delivery", "guid", "accepted_at", now.minus(GUIDS_KEPT));
    dropJournals(now.minus(JOURNALS_KEPT));
    dropOlder("login_session", "id", "until", now);
    dropOlder("api_token", "hash", "until", now.minus(EXPIRED_TOKENS_KEPT));
    dropOlder("heard_comment", "repository, comment", "asked_at", now.minus(COMMENTS_KEPT));
    dropOlder("stop", "ask", "asked_at", now.minus(COMMENTS_KEPT));
    dropOlder("refusal", "repository, number, user_id", "asked_at", now.minus(REFUSALS_KEPT));
    dropOlder("tally", "what, item", "noted_at", now.minus(TALLIES_KEPT));
    dropOlder("approval", "id", "approved_at", now.minus(APPROVALS_KEPT));
    drop(
        """
        delete from seen_head where (repository, number, place) in
          (select repository, number, place from seen_head one
          where seen_at < :before and exists
            (select 1 from seen_head later where later.repository = one.repository
            and later.number = one.number and later.place > one.place)
          limit :most)
        """,
        Instant.EPOCH,
        now.minus(HEADS_KEPT));
  }

  /** Rows without an age are from before it was noted, and stay. */
  private void dropOlder(String table, String key, String age, Instant before) {
    drop(
        """
        delete from %1$s where (%2$s) in
          (select %2$s from %1$s where %3$s > :after and %3$s < :before limit :most)
        """
            .formatted(table, key, age),
        Instant.EPOCH,
        before);
  }

  /** Of the runs that ended since the last time, as those before have none any more. */
  private void dropJournals(Instant before) {
    // Where the clock was set back, ends from before the last time may be younger than it.
    var after = before.isBefore(journalsDropped) ? Instant.EPOCH : journalsDropped;
    for (var table : List.of("step", "signal")) {
      drop(
          """
          delete from %1$s where line in
            (select id from run where finished = true and ended_at >= :after
            and ended_at < :before and exists (select 1 from %1$s where line = run.id)
            limit :most)
          """
              .formatted(table),
          after,
          before);
    }
    journalsDropped = before;
  }

  private void drop(String sql, Instant after, Instant before) {
    int dropped;
    do {
      dropped =
          database.write(handle ->
              handle
                  .createUpdate(sql)
                  .configure(SqlStatements.class, any -> any.setUnusedBindingAllowed(true))
                  .bind("after", after.toEpochMilli())
                  .bind("before", before.toEpochMilli())
                  .bind("most", AT_ONCE)
                  .execute());
    } while (dropped >= AT_ONCE);
  }

  private void tryRun() {
    try {
      run();
    } catch (RuntimeException e) {
      LOG.warn("old rows could not be dropped; tried again in an hour", e);
    }
  }

  @Override
  public void close() {
    timer.close();
  }
}
