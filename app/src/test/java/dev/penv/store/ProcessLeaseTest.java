package dev.penv.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.github.Account;
import dev.penv.journal.Journal;
import dev.penv.journal.Journals;
import dev.penv.money.Money;
import dev.penv.money.Spend;
import dev.penv.world.TestClock;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLeaseTest {
  @TempDir private Path folder;
  private final TestClock clock = TestClock.atNoon();
  private Database database;
  private ProcessLease old;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("test.db"));
    old = ProcessLease.takeOver(database, clock);
  }

  @AfterEach
  void close() {
    old.close();
    database.close();
  }

  @Test
  void ownerWrites() {
    journal(old).once("step", () -> {});
    assertThat(steps()).isEqualTo(1);
  }

  @Test
  void processThatWasTakenOverWritesNothingMore() {
    var journal = journal(old);
    try (var next = ProcessLease.takeOver(database, clock)) {
      assertThatThrownBy(() -> journal.once("step", () -> {})).isInstanceOf(Journal.NotOwner.class);
      assertThat(steps()).isZero();
      journal(next).once("step", () -> {});
      assertThat(steps()).isEqualTo(1);
    }
  }

  @Test
  void lostOwnershipIsNoticedAlsoInMoney() {
    var money = new MoneyTable(database, old);
    try (var next = ProcessLease.takeOver(database, clock)) {
      assertThatThrownBy(() -> money.settle(new Spend("r-aaaa", new Money(1), clock.instant())))
          .isInstanceOf(Journal.NotOwner.class);
      assertThat(new MoneyTable(database, next).spentSince(clock.instant())).isEqualTo(Money.ZERO);
    }
  }

  @Test
  void anybodyMaySendASignal() {
    try (var next = ProcessLease.takeOver(database, clock)) {
      new Journals(new StepTable(database, old), clock).send("r-aaaa", "stop");
      assertThat(journal(next).signals().since(0)).hasSize(1);
    }
  }

  @Test
  void stepsAlreadyRecordedCanStillBeRead() {
    record Found(Account who) {}
    var found = new Found(new Account(1, "ada", false));
    journal(old).step("who", Found.class, () -> found);
    try (var _ = ProcessLease.takeOver(database, clock)) {
      assertThat(journal(old).step("who", Found.class, () -> found)).isEqualTo(found);
    }
  }

  @Test
  void renewalMovesTheEnd() {
    clock.advance(ProcessLease.RENEWED);
    old.renew();
    assertThat(until()).isEqualTo(clock.instant().plus(ProcessLease.VALID).toEpochMilli());
  }

  @Test
  void processThatWasTakenOverRenewsNothing() {
    try (var next = ProcessLease.takeOver(database, clock)) {
      clock.advance(ProcessLease.VALID);
      old.renew();
      assertThat(until()).isEqualTo(clock.instant().toEpochMilli());
      next.renew();
      assertThat(until()).isEqualTo(clock.instant().plus(ProcessLease.VALID).toEpochMilli());
    }
  }

  private Journal journal(ProcessLease lease) {
    return new Journals(new StepTable(database, lease), clock).open("r-aaaa");
  }

  private long until() {
    return database.read(
        handle -> handle.createQuery("select until_at from lease").mapTo(Long.class).one());
  }

  private int steps() {
    return database.read(
        handle -> handle.createQuery("select count(*) from step").mapTo(Integer.class).one());
  }
}
