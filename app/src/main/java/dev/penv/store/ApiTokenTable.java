package dev.penv.store;

import dev.penv.github.Account;
import dev.penv.login.ApiToken;
import dev.penv.login.ApiTokenRecords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Tokens with which programs act as people. */
final class ApiTokenTable implements ApiTokenRecords {
  private static final RowMapper<ApiToken> ROW =
      (row, _) ->
          new ApiToken(
              row.getString("id"),
              row.getString("hash"),
              new Account(row.getLong("user_id"), row.getString("login"), false),
              row.getString("name"),
              ApiToken.Scope.valueOf(row.getString("scope")),
              Instant.ofEpochMilli(row.getLong("made_at")),
              Instant.ofEpochMilli(row.getLong("until")));

  private final Database database;

  ApiTokenTable(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(ApiToken token, int most) {
    return database.write(handle -> {
      if (count(handle, token.owner().id()) >= most) return false;
      insert(handle, token);
      return true;
    });
  }

  private static int count(Handle handle, long user) {
    return handle
        .createQuery("select count(*) from api_token where user_id = :user")
        .bind("user", user)
        .mapTo(Integer.class)
        .one();
  }

  private static void insert(Handle handle, ApiToken token) {
    handle
        .createUpdate(
            """
            insert into api_token (hash, id, user_id, login, name, scope, made_at, until)
            values (:hash, :id, :user, :login, :name, :scope, :made_at, :until)
            on conflict do nothing
            """)
        .bind("hash", token.key())
        .bind("id", token.id())
        .bind("user", token.owner().id())
        .bind("login", token.owner().login())
        .bind("name", token.name())
        .bind("scope", token.scope().name())
        .bind("made_at", token.madeAt().toEpochMilli())
        .bind("until", token.until().toEpochMilli())
        .execute();
  }

  @Override
  public Optional<ApiToken> find(String key) {
    return database.read(handle ->
        handle
            .createQuery("select * from api_token where hash = :hash")
            .bind("hash", key)
            .map(ROW)
            .findOne());
  }

  @Override
  public List<ApiToken> of(long user) {
    return database.read(handle ->
        handle
            .createQuery("select * from api_token where user_id = :user order by made_at desc, id")
            .bind("user", user)
            .map(ROW)
            .list());
  }

  @Override
  public boolean revoke(long user, String id) {
    return database.write(handle ->
        handle
            .createUpdate("delete from api_token where user_id = :user and id = :id")
            .bind("user", user)
            .bind("id", id)
            .execute())
        > 0;
  }

  @Override
  public void revokeAll(long user) {
    database.write(handle ->
        handle
            .createUpdate("delete from api_token where user_id = :user")
            .bind("user", user)
            .execute());
  }
}
