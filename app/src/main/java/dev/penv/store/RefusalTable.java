package dev.penv.store;

import dev.penv.github.Account;
import dev.penv.github.Repo;
import dev.penv.policy.Refusals;
import java.time.InstantSource;

/** Who was refused where. */
final class RefusalTable implements Refusals {
  private final Database database;
  private final InstantSource time;

  RefusalTable(Database database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  @Override
  public boolean first(Repo repo, int number, Account who, String ask) {
    return database.write(handle ->
        handle
            .createQuery(
                """
                insert into refusal (repository, number, user_id, ask, asked_at)
                values (:repository, :number, :user, :ask, :now)
                on conflict (repository, number, user_id) do update
                set asked_at = excluded.asked_at
                returning ask
                """)
            .bind("repository", repo.id())
            .bind("number", number)
            .bind("user", who.id())
            .bind("ask", ask)
            .bind("now", time.millis())
            .mapTo(String.class)
            .one()
            .equals(ask));
  }
}
