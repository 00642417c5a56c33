package dev.penv.store;

import dev.penv.github.Repo;
import dev.penv.policy.Versions;
import java.time.InstantSource;

/** Versions of comments. */
final class VersionTable implements Versions {
  private final Database database;
  private final InstantSource time;

  VersionTable(Database database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  @Override
  public boolean isFirst(Repo repo, long comment, String version) {
    return database.write(handle ->
        handle
            .createQuery(
                """
                insert into heard_comment (repository, comment, version, asked_at)
                values (:repository, :comment, :version, :now)
                on conflict (repository, comment) do update set asked_at = excluded.asked_at
                returning version
                """)
            .bind("repository", repo.id())
            .bind("comment", comment)
            .bind("version", version)
            .bind("now", time.millis())
            .mapTo(String.class)
            .one()
            .equals(version));
  }

  @Override
  public void forget(Repo repo, long comment, String version) {
    database.write(handle ->
        handle
            .createUpdate(
                """
                delete from heard_comment
                where repository = :repository and comment = :comment and version = :version
                """)
            .bind("repository", repo.id())
            .bind("comment", comment)
            .bind("version", version)
            .execute());
  }
}
