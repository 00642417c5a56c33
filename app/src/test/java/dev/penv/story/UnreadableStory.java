package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.hub.CheckRun;
import dev.penv.world.World;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A new version finds a journal of an old one that it cannot read. */
class UnreadableStory {
  @Test
  void theRunIsToldAsLostAndItsMachineGivenBack() throws IOException, SQLException {
    try (var world = World.mortal()) {
      world.comment("ada", "/run wait");
      world.awaitBegun("one");
      world.kill();
      makeUnreadable(world);
      world.restart();
      var check = world.awaitCheck(CheckRun::completed);
      assertThat(check.conclusion()).isEqualTo("failure");
      assertThat(check.output().title()).contains("cannot be read by this version");
      world.settle();
      assertThat(world.data().resolve("local/machines")).isEmptyDirectory();
    }
  }

  private static void makeUnreadable(World world) throws SQLException {
    var database = "jdbc:sqlite:" + world.data().resolve("penv.db");
    try (var connection = DriverManager.getConnection(database);
        var statement = connection.createStatement()) {
      var changed =
          statement.executeUpdate("update step set result = '[' where name = 'placement'");
      assertThat(changed).isEqualTo(1);
    }
  }
}
