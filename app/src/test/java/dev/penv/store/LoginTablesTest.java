package dev.penv.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Account;
import dev.penv.login.ApiToken;
import dev.penv.login.ApiToken.Scope;
import dev.penv.login.ApiTokenRecords;
import dev.penv.login.Session;
import dev.penv.login.SessionRecords;
import dev.penv.world.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions and tokens of people. */
class LoginTablesTest {
  private static final Instant NOON = TestClock.NOON;
  private static final Account ADA = new Account(1, "ada", false);
  private static final Account BOB = new Account(2, "bob", false);

  @TempDir private Path folder;
  private final TestClock clock = TestClock.atNoon();
  private Database database;
  private SessionRecords sessions;
  private ApiTokenRecords tokens;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("penv.db"));
    sessions = new SessionTable(database);
    tokens = new ApiTokenTable(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void sessionComesBackAsItWasUntilItEnds() {
    var session = session("a", ADA, 0);
    sessions.open(session, 9);
    assertThat(sessions.find("a")).contains(session);
    sessions.extend("a", NOON.plusSeconds(99));
    assertThat(sessions.find("a").map(Session::until)).contains(NOON.plusSeconds(99));
    sessions.end("a");
    sessions.end("a");
    assertThat(sessions.find("a")).isEmpty();
  }

  @Test
  void oldestSessionsOfAPersonGoWhenThereAreTooMany() {
    sessions.open(session("others", BOB, 0), 2);
    for (int i = 0; i < 4; i++) sessions.open(session("a" + i, ADA, i), 2);
    assertThat(sessions.find("a1")).isEmpty();
    assertThat(sessions.find("a2")).isPresent();
    assertThat(sessions.find("a3")).isPresent();
    assertThat(sessions.find("others")).isPresent();
    sessions.endAll(ADA.id());
    assertThat(sessions.find("a3")).isEmpty();
    assertThat(sessions.find("others")).isPresent();
  }

  @Test
  void tokensOfAPersonAreBoundedAndRevokedByThatPersonAlone() {
    assertThat(tokens.add(token("a", ADA, 0), 2)).isTrue();
    assertThat(tokens.add(token("b", ADA, 1), 2)).isTrue();
    assertThat(tokens.add(token("c", ADA, 2), 2)).isFalse();
    assertThat(tokens.add(token("d", BOB, 3), 2)).isTrue();
    assertThat(tokens.of(ADA.id())).extracting(ApiToken::key).containsExactly("b", "a");
    assertThat(tokens.find("a")).contains(token("a", ADA, 0));
    assertThat(tokens.revoke(BOB.id(), "id-a")).isFalse();
    assertThat(tokens.revoke(ADA.id(), "id-a")).isTrue();
    tokens.revokeAll(ADA.id());
    assertThat(tokens.find("b")).isEmpty();
    assertThat(tokens.find("d")).isPresent();
  }

  @Test
  void whatHasExpiredIsDroppedTokensAMonthLater() {
    sessions.open(session("a", ADA, 0), 9);
    tokens.add(token("b", ADA, 0), 9);
    try (var upkeep = Upkeep.hourly(database, clock)) {
      clock.advance(Duration.ofHours(8));
      upkeep.run();
      assertThat(sessions.find("a")).isPresent();
      clock.advance(Duration.ofMillis(1));
      upkeep.run();
      assertThat(sessions.find("a")).isEmpty();
      clock.set(NOON.plus(Duration.ofDays(31)));
      upkeep.run();
      assertThat(tokens.find("b")).isPresent();
      clock.advance(Duration.ofMillis(1));
      upkeep.run();
      assertThat(tokens.find("b")).isEmpty();
    }
  }

  private static Session session(String key, Account who, int second) {
    var at = NOON.plusSeconds(second);
    return new Session(key, who, at, at.plus(Duration.ofHours(8)));
  }

  private static ApiToken token(String key, Account owner, int second) {
    var at = NOON.plusSeconds(second);
    var until = at.plus(Duration.ofDays(1));
    return new ApiToken("id-" + key, key, owner, "nightly", Scope.RUN, at, until);
  }
}
