package dev.penv.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables up to this version. */
final class Migrations {
  /** Version of the newest migration. */
  static final int NEWEST = 16;

  /** How many there are: not every number became one. */
  static final int COUNT = 15;

  static final String FOLDER = "dev/penv/store/migration";

  private Migrations() {}

  /**
   * Leaves tables that are of this version as they are.
   *
   * @throws StoreFailure when a newer version wrote them, or a migration fails
   */
  static void apply(DataSource source) {
    try {
      if (!isCurrent(source)) migrate(source);
    } catch (SQLException | FlywayException e) {
      throw new StoreFailure("the tables cannot be brought up to this version", e);
    }
  }

  /** Two small questions. Flyway needs much longer for the same answer, at every start. */
  static boolean isCurrent(DataSource source) throws SQLException {
    try (var connection = source.getConnection()) {
      return number(
                  connection,
                  "select count(*) from sqlite_master where name = 'flyway_schema_history'")
              == 1
          && number(
                  connection,
                  """
                  select case when max(cast(version as integer)) = %d and min(success) = 1
                  then count(*) else 0 end from flyway_schema_history
                  """
                      .formatted(NEWEST))
              == COUNT;
    }
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private static void migrate(DataSource source) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:" + FOLDER)
        .placeholders(Database.PLACEHOLDERS)
        // Several are written side by side; none builds on what another one does.
        .outOfOrder(true)
        // A newer version's tables are not for this one to write.
        .ignoreMigrationPatterns(new String[0])
        .load()
        .migrate();
  }
}
