package dev.penv.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class MigrationsTest {
  @TempDir private Path folder;

  /** A file that is not counted would be skipped where the tables are there already. */
  @Test
  void everyFileIsCounted() throws IOException, URISyntaxException {
    var first = Migrations.class.getResource("/" + Migrations.FOLDER + "/V1__journal.sql");
    assertThat(first).isNotNull();
    try (var files = Files.list(Path.of(first.toURI()).getParent())) {
      assertThat(files.map(MigrationsTest::version))
          .hasSize(Migrations.COUNT)
          .contains(Migrations.NEWEST)
          .allMatch(version -> version <= Migrations.NEWEST);
    }
  }

  private static int version(Path file) {
    return Integer.parseInt(file.getFileName().toString().split("__", -1)[0].substring(1));
  }

  @Test
  void tablesOfAnEarlierVersionAreBroughtUp() throws Exception {
    var source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + folder.resolve("penv.db"));
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:" + Migrations.FOLDER)
        .placeholders(Database.PLACEHOLDERS)
        .target(MigrationVersion.fromVersion("7"))
        .load()
        .migrate();
    Migrations.apply(source);
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select max(cast(version as integer)) from flyway_schema_history")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(Migrations.NEWEST);
    }
  }

  @Test
  void whatWasSpentByLoginCountsForTheInstallationOfItsRepository() throws Exception {
    var source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + folder.resolve("penv.db"));
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:" + Migrations.FOLDER)
        .placeholders(Database.PLACEHOLDERS)
        .target(MigrationVersion.fromVersion("15"))
        .load()
        .migrate();
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate("insert into repository values (42, 5, 'octo', 'hello')");
      statement.executeUpdate(
          """
          insert into spend (owner, amount, settled_at, payer, repository, person)
          values ('r-aaaa', 7, 1, 'octo', 42, 1), ('r-bbbb', 8, 1, 'gone', 43, 1)
          """);
    }
    Migrations.apply(source);
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select amount from spend where installation = 5")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(7);
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void tablesOfThisVersionAreKnownAtAGlance() throws Exception {
    var source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + folder.resolve("penv.db"));
    assertThat(Migrations.isCurrent(source)).isFalse();
    Migrations.apply(source);
    assertThat(Migrations.isCurrent(source)).isTrue();
  }
}
