package dev.penv.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final Progress asked = Progress.asked(NOON);

  @Test
  void phaseKeepsTheMomentItWasFirstEntered() {
    var progress = asked.enter(Phase.MACHINE, at(1)).enter(Phase.MACHINE, at(5));
    assertThat(progress.since()).containsEntry(Phase.MACHINE, at(1));
  }

  @Test
  void furtherAttemptForgetsThePhasesOfTheLost() {
    var progress =
        asked
            .enter(Phase.MACHINE, at(1))
            .enter(Phase.RUNNING, at(2))
            .attempt(2)
            .enter(Phase.PLACING, at(3));
    assertThat(progress.since()).containsOnlyKeys(Phase.QUEUED, Phase.PLACING);
    assertThat(progress.attempt()).isEqualTo(2);
  }

  @Test
  void replayedLifeEntersAgainWhatItHasPassedAndLosesNoTime() {
    var running = asked.enter(Phase.MACHINE, at(1)).enter(Phase.RUNNING, at(2));
    var replayed = running.enter(Phase.MACHINE, at(7)).enter(Phase.RUNNING, at(8));
    assertThat(replayed).isEqualTo(running);
  }

  @Test
  void runThatLeavesTheQueueHasNoPlace() {
    var waiting = asked.waiting(3);
    assertThat(waiting.place()).isEqualTo(3);
    assertThat(waiting.enter(Phase.PREPARING, at(1)).place()).isZero();
  }

  @Test
  void phasesAreInTheirOrder() {
    var progress = asked.enter(Phase.RUNNING, at(2)).enter(Phase.HARVESTING, at(3));
    assertThat(progress.since().keySet())
        .containsExactly(Phase.QUEUED, Phase.RUNNING, Phase.HARVESTING);
  }

  @Test
  void sameNoteIsSaidOnce() {
    assertThat(asked.noting("a").noting("b").noting("a").notes()).containsExactly("a", "b");
  }

  @Test
  void outcomeStandsWhileTheMachineIsReleased() {
    var ended = asked.enter(Phase.RUNNING, at(1)).ended(new Outcome.Failed(2), at(2));
    assertThat(Standing.of(ended.state())).isEqualTo(Standing.FAILED);
    assertThat(ended.phase()).isEqualTo(Phase.RUNNING);
    assertThat(Standing.of(ended.enter(Phase.RELEASING, at(3)).state())).isEqualTo(Standing.FAILED);
  }

  private static Instant at(int seconds) {
    return NOON.plusSeconds(seconds);
  }
}
