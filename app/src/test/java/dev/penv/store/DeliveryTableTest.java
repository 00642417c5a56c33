package dev.penv.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.event.Delivery;
import dev.penv.event.Inbox;
import dev.penv.event.Inbox.Accepted;
import dev.penv.world.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTableTest {
  @TempDir private Path folder;
  private final TestClock clock = TestClock.atNoon();
  private Database database;
  private Inbox inbox;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("test.db"));
    inbox = new DeliveryTable(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void deliveriesWaitInOrderWithTheirBytes() {
    accept("one", 1);
    accept("two", 2);
    var pending = inbox.pending(0, 9);
    assertThat(pending).extracting(one -> one.delivery().guid()).containsExactly("one", "two");
    assertThat(pending.getFirst().delivery().name()).isEqualTo("push");
    assertThat(pending.getFirst().delivery().body()).containsExactly(1);
  }

  @Test
  void pendingIsReadOnFromAPosition() {
    for (int i = 0; i < 5; i++) accept("g" + i, i);
    var first = inbox.pending(0, 3);
    var rest = inbox.pending(first.getLast().position(), 3);
    assertThat(first).hasSize(3);
    assertThat(rest).extracting(one -> one.delivery().guid()).containsExactly("g3", "g4");
  }

  @Test
  void largeDeliveriesAreReadAFewAtATime() {
    for (int i = 0; i < 5; i++) {
      inbox.accept(new Delivery("large-" + i, "push", TestClock.NOON, new byte[6 << 20]));
    }
    var first = inbox.pending(0, 200);
    assertThat(first).hasSize(3);
    assertThat(inbox.pending(first.getLast().position(), 200)).hasSize(2);
  }

  @Test
  void redeliveryIsNoSecondDeliveryAlsoAfterItWasHandled() {
    accept("one", 1);
    assertThat(accept("one", 1)).isFalse();
    inbox.handled(inbox.pending(0, 9));
    assertThat(accept("one", 1)).isFalse();
    assertThat(inbox.pending(0, 9)).isEmpty();
  }

  @Test
  void handledDeliveriesLeaveNoBody() {
    accept("one", 1);
    accept("two", 2);
    var one = inbox.pending(0, 1);
    inbox.handled(one);
    inbox.handled(one);
    inbox.handled(List.<Accepted>of());
    assertThat(inbox.pending(0, 9))
        .extracting(left -> left.delivery().guid())
        .containsExactly("two");
    assertThat(count("pending_delivery")).isEqualTo(1);
  }

  @Test
  void unusedDeliveryLeavesItsGuidAlone() {
    assertThat(inbox.acceptUnused("one")).isTrue();
    assertThat(inbox.acceptUnused("one")).isFalse();
    assertThat(accept("one", 1)).isFalse();
    assertThat(inbox.pending(0, 9)).isEmpty();
  }

  @Test
  void positionsGrowAcrossRestarts() {
    accept("one", 1);
    accept("two", 2);
    inbox.handled(inbox.pending(0, 1));
    inbox = new DeliveryTable(database, clock);
    accept("three", 3);
    assertThat(inbox.pending(0, 9))
        .extracting(one -> one.delivery().guid())
        .containsExactly("two", "three");
  }

  @Test
  void guidsAreForgottenAfterSevenDays() {
    try (var upkeep = Upkeep.hourly(database, clock)) {
      accept("one", 1);
      clock.advance(Duration.ofDays(7));
      upkeep.run();
      assertThat(accept("one", 1)).isFalse();
      clock.advance(Duration.ofMillis(1));
      upkeep.run();
      assertThat(count("delivery")).isZero();
    }
  }

  private boolean accept(String guid, int content) {
    return inbox.accept(new Delivery(guid, "push", TestClock.NOON, new byte[] {(byte) content}));
  }

  private int count(String table) {
    return database.read(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }
}
