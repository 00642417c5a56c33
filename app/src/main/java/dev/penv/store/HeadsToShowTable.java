package dev.penv.store;

import dev.penv.github.HeadsToShow;
import dev.penv.github.Repo;
import dev.penv.journal.Codec;
import java.util.List;

/** Heads of pull requests whose environment is still to be shown. */
final class HeadsToShowTable implements HeadsToShow {
  private final Database database;

  HeadsToShowTable(Database database) {
    this.database = database;
  }

  @Override
  public void add(Head head) {
    database.write(handle ->
        handle
            .createUpdate(
                """
                insert into head_to_show (repository, number, commit_id, seen_at, head)
                values (:repository, :number, :commit, :at, :head)
                on conflict (repository, number) do update set commit_id = excluded.commit_id,
                  seen_at = excluded.seen_at, head = excluded.head
                where excluded.seen_at >= head_to_show.seen_at
                """)
            .bind("repository", head.repo().id())
            .bind("number", head.number())
            .bind("commit", head.commit().sha())
            .bind("at", head.at().toEpochMilli())
            .bind("head", Codec.write(head, Head.class))
            .execute());
  }

  @Override
  public void done(Head head) {
    database.write(handle ->
        handle
            .createUpdate(
                """
                delete from head_to_show
                where repository = :repository and number = :number and commit_id = :commit
                """)
            .bind("repository", head.repo().id())
            .bind("number", head.number())
            .bind("commit", head.commit().sha())
            .execute());
  }

  @Override
  public void drop(Repo repo, int number) {
    database.write(handle ->
        handle
            .createUpdate(
                "delete from head_to_show where repository = :repository and number = :number")
            .bind("repository", repo.id())
            .bind("number", number)
            .execute());
  }

  @Override
  public List<Head> all() {
    return database
        .read(handle ->
            handle
                .createQuery("select head from head_to_show order by seen_at, repository, number")
                .mapTo(String.class)
                .list())
        .stream()
        .flatMap(json -> Documents.read("a head to show", json, Head.class).stream())
        .toList();
  }
}
