package dev.penv.world;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * What a penv, in this process or another, still has to do: webhooks to handle, runs to end, texts
 * to write. Read from its store, so that it needs no cooperation.
 */
final class Unfinished implements AutoCloseable {
  private static final String LEFT =
      """
      select (select count(*) from pending_delivery)
           + (select count(*) from run where finished = false)
           + (select count(*) from head_to_show)
           + (select count(*) from writing where is_open = true)
      """;

  private final Connection connection;

  Unfinished(Path data) {
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("penv.db"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isNothing() {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(LEFT)) {
      return rows.getLong(1) == 0;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether nothing runs, though something may still be to be told. */
  boolean runsNothing() {
    return told().lines().noneMatch(line -> line.startsWith("run r-"));
  }

  /** What exactly, for the message of a failure. */
  String told() {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select 'webhook ' || name from pending_delivery
                union all select 'run ' || id || ' ' || progress from run where finished = false
                union all select 'head ' || commit_id from head_to_show
                union all select 'writing ' || intent from writing where is_open = true
                """)) {
      var told = new StringBuilder();
      while (rows.next()) told.append(rows.getString(1)).append('\n');
      return told.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
