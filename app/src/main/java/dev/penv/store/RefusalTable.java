package dev.penv.store;

import dev.penv.github.Account;
import dev.penv.github.Repo;
import dev.penv.policy.Refusals;

/** Who was refused where. */
final class RefusalTable implements Refusals {
  private final Database database;

  RefusalTable(Database database) {
    this.database = database;
  }

  @Override
  public boolean first(Repo repo, int number, Account who, String ask) {
    return database.write(handle ->
        handle
            .createQuery(
                """
                insert into refusal (repository, number, user_id, ask)
                values (:repository, :number, :user, :ask)
                on conflict (repository, number, user_id) do update set ask = refusal.ask
                returning ask
                """)
            .bind("repository", repo.id())
            .bind("number", number)
            .bind("user", who.id())
            .bind("ask", ask)
            .mapTo(String.class)
            .one()
            .equals(ask));
  }
}
