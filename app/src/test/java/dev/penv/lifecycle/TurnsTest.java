package dev.penv.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.money.Payer;
import dev.penv.money.Pot;
import dev.penv.policy.Room;
import dev.penv.run.RunId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TurnsTest {
  private static final RunId A = new RunId("r-aaaa");
  private static final RunId B = new RunId("r-bbbb");
  private static final RunId C = new RunId("r-cccc");

  private static final Payer OCTO = new Payer(5, 7, 1);
  private static final Payer OTHER = new Payer(6, 8, 2);

  private final Turns turns = new Turns();

  @Test
  void firstComeIsFirstServed() {
    assertThat(enter(A)).isZero();
    assertThat(enter(B)).isEqualTo(1);
    assertThat(enter(C)).isEqualTo(2);
    assertThat(turns.leave(A)).containsExactly(B);
    assertThat(enter(B)).isZero();
    assertThat(enter(C)).isEqualTo(1);
  }

  @Test
  void enteringTwiceIsOnce() {
    enter(A);
    enter(B);
    assertThat(enter(A)).isZero();
    assertThat(enter(B)).isEqualTo(1);
  }

  @Test
  void whoLeavesTheQueueFreesThePlace() {
    enter(A);
    enter(B);
    enter(C);
    assertThat(turns.leave(B)).isEmpty();
    assertThat(enter(C)).isEqualTo(1);
    assertThat(turns.leave(A)).containsExactly(C);
  }

  @Test
  void aTurnOfAnEarlierProcessIsNotTakenAwayAndCounts() {
    turns.goOn(A, OCTO);
    turns.goOn(B, OCTO);
    assertThat(enter(C)).isEqualTo(1);
    assertThat(turns.leave(A)).isEmpty();
    assertThat(turns.leave(B)).containsExactly(C);
  }

  @Test
  void aFullRepositoryHoldsBackItsOwnRunsAlone() {
    var one = new Room(new Pot(5, 7, 0), 1);
    var many = new Room(Pot.EVERYTHING, 2);
    assertThat(turns.enter(A, OCTO, List.of(many, one))).isZero();
    assertThat(turns.enter(B, OCTO, List.of(many, one))).isEqualTo(1);
    assertThat(turns.enter(C, OTHER, List.of(many))).isZero();
    assertThat(turns.leave(A)).containsExactly(B);
  }

  @Test
  void whoHasATurnCountsForWhoeverEntersLater() {
    turns.goOn(A, OCTO);
    var one = new Room(new Pot(5, 7, 0), 1);
    assertThat(turns.enter(B, OTHER, List.of(new Room(new Pot(6, 8, 0), 1)))).isZero();
    assertThat(turns.enter(C, OCTO, List.of(one))).isEqualTo(1);
    turns.goOn(A, OCTO);
    assertThat(turns.leave(B)).isEmpty();
    assertThat(turns.leave(A)).containsExactly(C);
  }

  /** Looking at all others for each would take minutes. */
  @Test
  @Timeout(20)
  void aLongQueueIsNoWorkForThoseInIt() {
    enter(A);
    var queue = IntStream.range(0, 100_000).mapToObj(TurnsTest::run).toList();
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < queue.size(); i++) assertThat(enter(queue.get(i))).isEqualTo(i + 1);
    }
    assertThat(turns.leave(A)).containsExactly(queue.getFirst());
    assertThat(enter(queue.getLast())).isEqualTo(queue.size() - 1);
  }

  private static RunId run(int number) {
    return new RunId("r-%06x".formatted(number));
  }

  private int enter(RunId run) {
    return turns.enter(run, OCTO, List.of(new Room(Pot.EVERYTHING, 1)));
  }
}
