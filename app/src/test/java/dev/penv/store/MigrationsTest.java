package dev.penv.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class MigrationsTest {
  @TempDir private Path folder;

  /** A file beyond the newest version would be skipped where the tables are there already. */
  @Test
  void newestVersionIsThatOfTheFiles() throws IOException, URISyntaxException {
    var first = Migrations.class.getResource("/" + Migrations.FOLDER + "/V1__journal.sql");
    assertThat(first).isNotNull();
    try (var files = Files.list(Path.of(first.toURI()).getParent())) {
      assertThat(files.mapToInt(MigrationsTest::version).max()).hasValue(Migrations.NEWEST);
    }
  }

  private static int version(Path file) {
    return Integer.parseInt(file.getFileName().toString().split("__", -1)[0].substring(1));
  }

  @Test
  void tablesOfAnEarlierVersionAreBroughtUp() throws Exception {
    var source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + folder.resolve("penv.db"));
    Migrations.apply(source);
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("drop table run_measures");
      statement.execute("delete from flyway_schema_history where version = '7'");
    }
    Migrations.apply(source);
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from run_measures")) {
      assertThat(rows.next()).isTrue();
    }
  }
}
