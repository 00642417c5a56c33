package dev.penv.store;

import dev.penv.github.Account;
import dev.penv.login.Session;
import dev.penv.login.SessionRecords;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Browsers in which people are logged in. */
final class SessionTable implements SessionRecords {
  private static final RowMapper<Session> ROW =
      (row, _) ->
          new Session(
              row.getString("id"),
              new Account(row.getLong("user_id"), row.getString("login"), false),
              Instant.ofEpochMilli(row.getLong("opened_at")),
              Instant.ofEpochMilli(row.getLong("until")));

  private final Database database;

  SessionTable(Database database) {
    this.database = database;
  }

  @Override
  public void open(Session session, int most) {
    database.write(handle -> {
      insert(handle, session);
      return dropOldest(handle, session.who().id(), most);
    });
  }

  private static void insert(Handle handle, Session session) {
    handle
        .createUpdate(
            """
            insert into login_session (id, user_id, login, opened_at, until)
            values (:id, :user, :login, :opened_at, :until) on conflict do nothing
            """)
        .bind("id", session.key())
        .bind("user", session.who().id())
        .bind("login", session.who().login())
        .bind("opened_at", session.openedAt().toEpochMilli())
        .bind("until", session.until().toEpochMilli())
        .execute();
  }

  private static int dropOldest(Handle handle, long user, int most) {
    return handle
        .createUpdate(
            """
            delete from login_session where user_id = :user and id not in
              (select id from login_session where user_id = :user
              order by opened_at desc, id desc limit :most)
            """)
        .bind("user", user)
        .bind("most", most)
        .execute();
  }

  @Override
  public Optional<Session> find(String key) {
    return database.read(handle ->
        handle
            .createQuery("select * from login_session where id = :id")
            .bind("id", key)
            .map(ROW)
            .findOne());
  }

  @Override
  public void extend(String key, Instant until) {
    database.write(handle ->
        handle
            .createUpdate("update login_session set until = :until where id = :id")
            .bind("until", until.toEpochMilli())
            .bind("id", key)
            .execute());
  }

  @Override
  public void end(String key) {
    database.write(handle ->
        handle.createUpdate("delete from login_session where id = :id").bind("id", key).execute());
  }

  @Override
  public void endAll(long user) {
    database.write(handle ->
        handle
            .createUpdate("delete from login_session where user_id = :user")
            .bind("user", user)
            .execute());
  }
}
