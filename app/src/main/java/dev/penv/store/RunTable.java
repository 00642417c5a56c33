package dev.penv.store;

import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.journal.Codec;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.run.RunQuery;
import dev.penv.run.RunRecords;
import dev.penv.run.RunView;
import dev.penv.run.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Runs, as documents beside the columns that they are searched by. */
final class RunTable implements RunRecords {
  private static final RowMapper<RunRow> ROW = RunRow.MAPPER;

  private static final int MOST_OF_COMMIT = 1_000;

  private final Database database;
  private final ProcessLease lease;

  RunTable(Database database, ProcessLease lease) {
    this.database = database;
    this.lease = lease;
  }

  @Override
  public Run add(String ask, Run run) {
    var progress = Progress.asked(run.askedAt());
    var document = Codec.write(run, Run.class);
    return database.write(handle -> {
      lease.guard(handle);
      var known = byAsk(handle, ask);
      if (known.isPresent()) return known.get();
      insert(handle, ask, run, document, progress);
      return run;
    });
  }

  @Override
  public Optional<RunView> find(RunId run) {
    return database
        .read(handle -> query(handle, "where id = :id").bind("id", run.value()).map(ROW).findOne())
        .flatMap(RunRow::view);
  }

  @Override
  public Optional<RunView> of(String ask) {
    return database
        .read(handle -> query(handle, "where ask = :ask").bind("ask", ask).map(ROW).findOne())
        .flatMap(RunRow::view);
  }

  @Override
  public List<RunView> list(RunQuery query) {
    var filter = new RunFilter(query);
    var rest = filter.where() + " order by asked_at desc, id desc limit :most offset :skip";
    return RunRow.views(database.read(handle -> filter.bound(query(handle, rest)).map(ROW).list()));
  }

  @Override
  public long count(RunQuery query) {
    var filter = new RunFilter(query);
    var sql = "select count(*) from run %s".formatted(filter.where());
    return database.read(handle -> filter.bound(handle.createQuery(sql)).mapTo(Long.class).one());
  }

  @Override
  public List<Repo> repositories(RunQuery query, int most) {
    var filter = new RunFilter(query);
    var rest =
        """
        where id in
          (select id from (select id, asked_at, row_number() over
            (partition by repository order by asked_at desc, id desc) as place from run %s) ranked
          where place = 1 order by asked_at desc, id desc limit :repositories)
        order by asked_at desc, id desc
        """
            .formatted(filter.where());
    return RunRow.views(
            database.read(handle ->
                filter.bound(query(handle, rest)).bind("repositories", most).map(ROW).list()))
        .stream()
        .map(view -> view.run().repo())
        .toList();
  }

  @Override
  public List<RunView> unfinished() {
    return RunRow.views(
        database.read(handle ->
            query(handle, "where finished = false order by asked_at, id").map(ROW).list()));
  }

  @Override
  public void progress(RunId run, Progress progress) {
    var document = Codec.write(progress, Progress.class);
    database.write(handle -> {
      lease.guard(handle);
      return update(handle, run, progress, document);
    });
  }

  @Override
  public List<RunView> at(long repository, CommitId commit) {
    var rest =
        """
        where repository = :repository and commit_id = :commit
        order by asked_at desc, id desc limit :most
        """;
    return RunRow.views(
        database.read(handle ->
            query(handle, rest)
                .bind("repository", repository)
                .bind("commit", commit.sha())
                .bind("most", MOST_OF_COMMIT)
                .map(ROW)
                .list()));
  }

  @Override
  public Optional<RunView> latestSuccessOn(long repository, String task, String branch) {
    return latestSuccess(repository, task, "on_pull_request = false and base = :where", branch);
  }

  @Override
  public Optional<RunView> latestSuccessAt(long repository, String task, CommitId commit) {
    return latestSuccess(repository, task, "commit_id = :where", commit.sha());
  }

  private Optional<RunView> latestSuccess(
      long repository, String task, String condition, String where) {
    var rest =
        """
        where repository = :repository and task = :task and standing = :standing and %s
        order by asked_at desc, id desc limit 1
        """
            .formatted(condition);
    return database
        .read(handle ->
            query(handle, rest)
                .bind("repository", repository)
                .bind("task", task)
                .bind("standing", Standing.SUCCEEDED.name())
                .bind("where", where)
                .map(ROW)
                .findOne())
        .flatMap(RunRow::view);
  }

  private static Query query(Handle handle, String rest) {
    return handle.createQuery("select %s from run %s".formatted(RunRow.COLUMNS, rest));
  }

  private static Optional<Run> byAsk(Handle handle, String ask) {
    return handle
        .createQuery("select run from run where ask = :ask")
        .bind("ask", ask)
        .map((row, _) -> Codec.read(row.getString("run"), Run.class))
        .findOne();
  }

  private static void insert(
      Handle handle, String ask, Run run, String document, Progress progress) {
    handle
        .createUpdate(
            """
            insert into run (id, ask, repository, full_name, number, on_pull_request, task,
              commit_id, base, asker, asked_at, standing, finished, ended_at, run, progress)
            values (:id, :ask, :repository, :full_name, :number, :on_pull_request, :task,
              :commit, :base, :asker, :asked_at, :standing, false, null, :run, :progress)
            """)
        .bind("id", run.id().value())
        .bind("ask", ask)
        .bind("repository", run.repo().id())
        .bind("full_name", run.repo().fullName().toLowerCase(Locale.ROOT))
        .bind("number", run.number())
        .bind("on_pull_request", run.onPullRequest())
        .bind("task", task(run.purpose()))
        .bind("commit", run.commit().sha())
        .bind("base", run.base())
        .bind("asker", run.asker().login().toLowerCase(Locale.ROOT))
        .bind("asked_at", run.askedAt().toEpochMilli())
        .bind("standing", Standing.of(progress.state()).name())
        .bind("run", document)
        .bind("progress", Codec.write(progress, Progress.class))
        .execute();
  }

  private static int update(Handle handle, RunId run, Progress progress, String document) {
    var updated =
        handle
            .createUpdate(
                """
                update run set standing = :standing, finished = :finished, ended_at = :ended_at,
                  progress = :progress
                where id = :id
                """)
            .bind("standing", Standing.of(progress.state()).name())
            .bind("finished", progress.phase() == Phase.ENDED)
            .bind("ended_at", endedAt(progress.state()))
            .bind("progress", document)
            .bind("id", run.value())
            .execute();
    if (updated == 0) throw new IllegalArgumentException("no such run: " + run);
    return updated;
  }

  private static @Nullable Long endedAt(Progress.State state) {
    return switch (state) {
      case Progress.State.Live() -> null;
      case Progress.State.Ended(_, var at) -> at.toEpochMilli();
    };
  }

  private static String task(Purpose purpose) {
    return switch (purpose) {
      case Purpose.RunTask(var task, _) -> task.name();
    };
  }
}
