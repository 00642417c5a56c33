package dev.penv.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.run.RunId;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final RunId A = new RunId("r-aaaa");
  private static final RunId B = new RunId("r-bbbb");
  private static final RunId C = new RunId("r-cccc");

  private final Turns turns = new Turns(1);

  @Test
  void firstComeIsFirstServed() {
    assertThat(turns.enter(A)).isZero();
    assertThat(turns.enter(B)).isEqualTo(1);
    assertThat(turns.enter(C)).isEqualTo(2);
    assertThat(turns.leave(A)).containsExactly(B);
    assertThat(turns.enter(B)).isZero();
    assertThat(turns.enter(C)).isEqualTo(1);
  }

  @Test
  void enteringTwiceIsOnce() {
    turns.enter(A);
    turns.enter(B);
    assertThat(turns.enter(A)).isZero();
    assertThat(turns.enter(B)).isEqualTo(1);
  }

  @Test
  void whoLeavesTheQueueFreesThePlace() {
    turns.enter(A);
    turns.enter(B);
    turns.enter(C);
    assertThat(turns.leave(B)).isEmpty();
    assertThat(turns.enter(C)).isEqualTo(1);
    assertThat(turns.leave(A)).containsExactly(C);
  }

  @Test
  void aTurnOfAnEarlierProcessIsNotTakenAwayAndCounts() {
    turns.goOn(A);
    turns.goOn(B);
    assertThat(turns.enter(C)).isEqualTo(1);
    assertThat(turns.leave(A)).isEmpty();
    assertThat(turns.leave(B)).containsExactly(C);
  }
}
