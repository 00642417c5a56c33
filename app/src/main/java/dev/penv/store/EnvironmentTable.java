package dev.penv.store;

import dev.penv.github.CommitId;
import dev.penv.journal.Codec;
import dev.penv.report.EnvironmentView;
import dev.penv.report.EnvironmentViews;
import java.time.Instant;
import java.util.Optional;

/** What was told of environments. */
final class EnvironmentTable implements EnvironmentViews {
  private final Database database;

  EnvironmentTable(Database database) {
    this.database = database;
  }

  @Override
  public void keep(EnvironmentView view) {
    database.write(handle ->
        handle
            .createUpdate(
                """
                insert into environment_view (repository, commit_id, told_at, view)
                values (:repository, :commit, :at, :view)
                on conflict (repository, commit_id) do update set told_at = excluded.told_at,
                  view = excluded.view
                """)
            .bind("repository", view.repo().id())
            .bind("commit", view.commit().sha())
            .bind("at", view.at().toEpochMilli())
            .bind("view", Codec.write(view, EnvironmentView.class))
            .execute());
  }

  @Override
  public Optional<EnvironmentView> find(long repository, CommitId commit) {
    return database
        .read(handle ->
            handle
                .createQuery(
                    """
                    select view from environment_view
                    where repository = :repository and commit_id = :commit
                    """)
                .bind("repository", repository)
                .bind("commit", commit.sha())
                .mapTo(String.class)
                .findOne())
        .flatMap(json ->
            Documents.read("the environment of " + commit.sha(), json, EnvironmentView.class));
  }

  @Override
  public void forget(Instant before) {
    database.write(handle ->
        handle
            .createUpdate("delete from environment_view where told_at < :before")
            .bind("before", before.toEpochMilli())
            .execute());
  }
}
