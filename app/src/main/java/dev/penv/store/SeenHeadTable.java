package dev.penv.store;

import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.github.SeenHeads;
import java.time.Instant;
import java.util.Optional;

/** Heads of pull requests, in the order in which they were told. */
final class SeenHeadTable implements SeenHeads {
  private final Database database;

  SeenHeadTable(Database database) {
    this.database = database;
  }

  @Override
  public void saw(Repo repo, int number, CommitId head, Instant at) {
    database.write(handle ->
        handle
            .createUpdate(
                """
                insert into seen_head (repository, number, place, commit_id, seen_at)
                select :repository, :number, coalesce(max(place), 0) + 1, :commit, :at
                from seen_head where repository = :repository and number = :number
                on conflict do nothing
                """)
            .bind("repository", repo.id())
            .bind("number", number)
            .bind("commit", head.sha())
            .bind("at", at.toEpochMilli())
            .execute());
  }

  @Override
  public Optional<Integer> numberOf(Repo repo, CommitId head) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select number from seen_head
                where repository = :repository and commit_id = :commit
                order by seen_at desc, number desc limit 1
                """)
            .bind("repository", repo.id())
            .bind("commit", head.sha())
            .mapTo(Integer.class)
            .findOne());
  }

  @Override
  public Optional<CommitId> lastBefore(Repo repo, int number, Instant at) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select commit_id from seen_head
                where repository = :repository and number = :number and seen_at < :at
                order by seen_at desc, place desc limit 1
                """)
            .bind("repository", repo.id())
            .bind("number", number)
            .bind("at", at.toEpochMilli())
            .mapTo(String.class)
            .map(CommitId::new)
            .findOne());
  }

  @Override
  public boolean isNewest(Repo repo, int number, CommitId head, Instant at) {
    return database.read(handle ->
        handle
                .createQuery(
                    """
                    select count(*) from seen_head
                    where repository = :repository and number = :number
                    and commit_id <> :head and seen_at >= :at
                    """)
                .bind("repository", repo.id())
                .bind("number", number)
                .bind("head", head.sha())
                .bind("at", at.toEpochMilli())
                .mapTo(Integer.class)
                .one()
            == 0);
  }
}
