package dev.penv.store;

import dev.penv.github.AppInstallation;
import dev.penv.github.Inventory;
import dev.penv.github.Repo;
import dev.penv.journal.Codec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Where the App is installed, and what it reaches there. */
final class InventoryTable implements Inventory {
  private static final RowMapper<Repo> REPOSITORY =
      (row, _) ->
          new Repo(
              row.getLong("id"),
              row.getString("owner"),
              row.getString("name"),
              row.getLong("installation"));

  private final Database database;

  InventoryTable(Database database) {
    this.database = database;
  }

  @Override
  public List<AppInstallation> installations() {
    return database
        .read(handle ->
            handle
                .createQuery("select installation from installation order by id")
                .mapTo(String.class)
                .list())
        .stream()
        .flatMap(json -> read(json).stream())
        .toList();
  }

  @Override
  public Optional<AppInstallation> installation(long id) {
    return database
        .read(handle ->
            handle
                .createQuery("select installation from installation where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne())
        .flatMap(InventoryTable::read);
  }

  private static Optional<AppInstallation> read(String json) {
    return Documents.read("an installation", json, AppInstallation.class);
  }

  @Override
  public List<Repo> repositories(long installation) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select * from repository where installation = :installation or :installation = 0
                order by id
                """)
            .bind("installation", installation)
            .map(REPOSITORY)
            .list());
  }

  @Override
  public Optional<Repo> repository(long id) {
    return database.read(handle ->
        handle
            .createQuery("select * from repository where id = :id")
            .bind("id", id)
            .map(REPOSITORY)
            .findOne());
  }

  @Override
  public void keep(AppInstallation installation) {
    database.write(handle ->
        handle
            .createUpdate(
                """
                insert into installation (id, installation) values (:id, :installation)
                on conflict (id) do update set installation = excluded.installation
                """)
            .bind("id", installation.id())
            .bind("installation", Codec.write(installation, AppInstallation.class))
            .execute());
  }

  @Override
  public void reach(List<Repo> repositories) {
    database.write(handle -> put(handle, repositories));
  }

  @Override
  public void reachOnly(long installation, List<Repo> repositories) {
    var kept = repositories.stream().map(Repo::id).collect(Collectors.toSet());
    database.write(handle -> {
      var before =
          handle
              .createQuery("select id from repository where installation = :installation")
              .bind("installation", installation)
              .mapTo(Long.class)
              .list();
      for (var id : before) if (!kept.contains(id)) remove(handle, id, installation);
      return put(handle, repositories);
    });
  }

  @Override
  public void forget(long installation) {
    database.write(handle ->
        handle
                .createUpdate("delete from repository where installation = :id")
                .bind("id", installation)
                .execute()
            + handle
                .createUpdate("delete from installation where id = :id")
                .bind("id", installation)
                .execute());
  }

  private static int put(Handle handle, List<Repo> repositories) {
    for (var repo : repositories) {
      handle
          .createUpdate(
              """
              insert into repository (id, installation, owner, name)
              values (:id, :installation, :owner, :name)
              on conflict (id) do update set installation = excluded.installation,
                owner = excluded.owner, name = excluded.name
              """)
          .bind("id", repo.id())
          .bind("installation", repo.installation())
          .bind("owner", repo.owner())
          .bind("name", repo.name())
          .execute();
    }
    return repositories.size();
  }

  private static void remove(Handle handle, long id, long installation) {
    handle
        .createUpdate("delete from repository where id = :id and installation = :installation")
        .bind("id", id)
        .bind("installation", installation)
        .execute();
  }
}
