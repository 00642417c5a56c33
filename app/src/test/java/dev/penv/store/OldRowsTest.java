package dev.penv.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.github.Writing;
import dev.penv.journal.Journals;
import dev.penv.machine.Purchase;
import dev.penv.money.Money;
import dev.penv.policy.Audit;
import dev.penv.run.Phase;
import dev.penv.run.RunQuery;
import dev.penv.world.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows as the first version wrote them are read by this one, and one that is not hides no other.
 */
class OldRowsTest {
  private static final String VERSION = "7";
  private static final Instant WHEN = Instant.ofEpochMilli(1763640000000L);
  private static final CommitId COMMIT = new CommitId("0123456789abcdef0123456789abcdef01234567");
  private static final Account ADA = new Account(1, "Ada", false);

  @TempDir private Path folder;
  @RegisterExtension private final Stores stores = new Stores();
  private Store store;

  @BeforeEach
  void openOld() throws IOException, SQLException {
    var address = "jdbc:sqlite:" + folder.resolve("penv.db");
    Flyway.configure()
        .dataSource(address, "", "")
        .locations("classpath:dev/penv/store/migration")
        .placeholders(Database.PLACEHOLDERS)
        .target(VERSION)
        .load()
        .migrate();
    try (var connection = DriverManager.getConnection(address);
        var statement = connection.createStatement()) {
      for (var sql : rows().strip().split(";\n", -1)) statement.executeUpdate(sql);
    }
    store = stores.open(folder);
  }

  @Test
  void deliveriesAreStillToBeHandled() {
    var pending = store.inbox().pending(0, 9);
    assertThat(pending).hasSize(1);
    assertThat(pending.getFirst().delivery().body()).asString().isEqualTo("{}");
    assertThat(store.inbox().acceptUnused("guid-1")).isFalse();
  }

  @Test
  void journalIsReplayed() {
    var journal = new Journals(store.journal(), TestClock.atNoon()).open("r-aaaa");
    var purchase = journal.in("attempt-1").step("machine", Purchase.class, OldRowsTest::never);
    assertThat(purchase).isInstanceOf(Purchase.Bought.class);
    assertThat(journal.signals().since(0)).hasSize(1);
  }

  @Test
  void runsGoOnAndAnUnreadableOneHidesNoOther() {
    var unfinished = store.runs().unfinished();
    assertThat(unfinished).hasSize(1);
    var run = unfinished.getFirst().run();
    assertThat(run.asker()).isEqualTo(ADA);
    assertThat(run.commit()).isEqualTo(COMMIT);
    assertThat(unfinished.getFirst().progress().phase()).isEqualTo(Phase.RUNNING);
    assertThat(store.runs().list(RunQuery.newest(9))).isEqualTo(unfinished);
    assertThat(store.runs().add("comment/11/0", run)).isEqualTo(run);
  }

  @Test
  void writingsAreStillToBeWrittenAndAnUnreadableOneBlocksNoOther() {
    var next = store.writings().next(5, WHEN).orElseThrow();
    assertThat(next.desired()).isInstanceOf(Writing.React.class);
    assertThat(store.writings().due(5)).contains(WHEN);
  }

  @Test
  void moneyIsCounted() {
    assertThat(store.ledger().held())
        .extracting(hold -> hold.amount().micros())
        .containsExactly(12L);
    assertThat(store.ledger().spentSince(WHEN)).isEqualTo(new Money(30));
  }

  @Test
  void asksAreRemembered() {
    var repo = new Repo(42, "octo", "Hello", 5);
    assertThat(store.heads().lastBefore(repo, 7, WHEN.plusSeconds(1))).contains(COMMIT);
    assertThat(store.refusals().first(repo, 7, new Account(2, "eve", false), "other")).isFalse();
    assertThat(store.tally().note("commands/42/1", "12", WHEN, WHEN)).isEqualTo(2);
    assertThat(store.audit().latest(9))
        .extracting(Audit.Entry::machine)
        .containsExactly("local host");
  }

  private static Purchase never() {
    throw new AssertionError("it was bought already");
  }

  private static String rows() throws IOException {
    var name = "rows-of-v%s.sql".formatted(VERSION);
    try (var rows = Objects.requireNonNull(OldRowsTest.class.getResourceAsStream(name))) {
      return new String(rows.readAllBytes(), UTF_8);
    }
  }
}
