package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penv.world.World;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is on record of each decision: who, comment, commit, verdict, machine, cost. */
class AuditStory {
  private static final String PRICED =
      "local: { isolation: none, slots: 1, least-free: 50mb, price: 36.00 }\n";

  private record Entry(JsonNode decision, String machine, long cost) {}

  @Test
  void aRunIsOnRecordWithItsMachineAndItsCost() throws Exception {
    try (var world = World.open(PRICED)) {
      var comment = world.comment("ada", "/run train epochs=1");
      world.settle();
      var entry = entries(world).getFirst();
      assertThat(entry.decision().at("/who/id").asLong())
          .isEqualTo(world.sandbox().user("ada").id());
      assertThat(entry.decision().at("/comment").asLong()).isEqualTo(comment.id());
      assertThat(entry.decision().at("/commit").asText()).isEqualTo(world.pull().head());
      assertThat(entry.decision().at("/verdict").asText()).isEqualTo("allowed");
      assertThat(entry.decision().at("/run").asText())
          .isEqualTo(world.check("penv / train").externalId());
      assertThat(entry.machine()).contains("CPU");
      assertThat(entry.cost()).isPositive();
    }
  }

  @Test
  void everyDecisionIsOnRecordAlsoThoseNobodyIsToldOf() throws Exception {
    try (var world = World.open()) {
      world.repository().publish();
      world.comment("eve", "/run train");
      world.comment("eve", "/run train");
      world.comment("ada", "/run trian\n\n/status");
      world.comment("ada", "Thank you.");
      world.settle();
      var eve = world.sandbox().user("eve").id();
      assertThat(entries(world))
          .extracting(entry -> entry.decision().at("/verdict").asText())
          .satisfiesExactlyInAnyOrder(
              verdict -> assertThat(verdict).startsWith("This needs write permission"),
              verdict -> assertThat(verdict).startsWith("This needs write permission"),
              verdict -> assertThat(verdict).isEqualTo("not understood"),
              verdict -> assertThat(verdict).isEqualTo("allowed"));
      assertThat(entries(world))
          .filteredOn(entry -> entry.decision().at("/who/id").asLong() == eve)
          .hasSize(2)
          .allMatch(entry -> entry.machine().isEmpty() && entry.cost() == 0);
    }
  }

  private static List<Entry> entries(World world) throws SQLException, IOException {
    var json = new ObjectMapper();
    var entries = new ArrayList<Entry>();
    var database = "jdbc:sqlite:" + world.data().resolve("penv.db");
    try (var connection = DriverManager.getConnection(database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select decision, machine, cost from audit")) {
      while (rows.next()) {
        entries.add(
            new Entry(json.readTree(rows.getString(1)), rows.getString(2), rows.getLong(3)));
      }
    }
    return entries;
  }
}
