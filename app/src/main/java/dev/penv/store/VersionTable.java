package dev.penv.store;

import dev.penv.github.Repo;
import dev.penv.policy.Versions;

/** Versions of comments. */
final class VersionTable implements Versions {
  private final Database database;

  VersionTable(Database database) {
    this.database = database;
  }

  @Override
  public boolean isFirst(Repo repo, long comment, String version) {
    return database.write(handle ->
        handle
            .createQuery(
                """
                insert into heard_comment (repository, comment, version)
                values (:repository, :comment, :version)
                on conflict (repository, comment) do update set version = heard_comment.version
                returning version
                """)
            .bind("repository", repo.id())
            .bind("comment", comment)
            .bind("version", version)
            .mapTo(String.class)
            .one()
            .equals(version));
  }
}
