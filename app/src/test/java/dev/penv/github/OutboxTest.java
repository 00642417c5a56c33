package dev.penv.github;

import static dev.penv.github.Writings.completed;
import static dev.penv.github.Writings.react;
import static dev.penv.github.Writings.running;
import static dev.penv.github.Writings.say;
import static dev.penv.github.Writings.show;
import static dev.penv.github.Writings.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Writing.Urgency;
import dev.penv.world.TestClock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final TestClock clock = TestClock.atNoon();
  private final FakeWire wire = new FakeWire();
  private final WritingStore store = new MemoryWritings();
  private Outbox outbox = restarted();

  @Test
  void reactionsGoFirstThenResultsThenCreationsThenUpdates() {
    put(say("shown", "one", Urgency.NOW));
    runFor(Duration.ofMinutes(2));
    wire.calls.clear();

    put(say("shown", "two", Urgency.EVENTUALLY));
    put(say("fresh", "text", Urgency.EVENTUALLY));
    put(show("r-1", succeeded("done"), Urgency.EVENTUALLY));
    put(react(9));
    runFor(Duration.ZERO);

    assertThat(wire.calls)
        .containsExactly(
            "create " + react(9).key(),
            "create " + show("r-1", succeeded(""), Urgency.NOW).key(),
            "create say/11/7/fresh",
            "update say/11/7/shown");
  }

  @Test
  void onlyTheLatestWishIsWritten() {
    put(say("a", "one", Urgency.NOW));
    put(say("a", "two", Urgency.NOW));
    put(say("a", "three", Urgency.NOW));
    runFor(Duration.ofHours(1));
    assertThat(wire.calls).containsExactly("create say/11/7/a");
    assertThat(bodyOf(wire.only())).startsWith("three");
  }

  @Test
  void theSameWishTwiceIsWrittenOnce() {
    put(say("a", "one", Urgency.NOW));
    runFor(Duration.ofMinutes(5));
    put(say("a", "one", Urgency.NOW));
    runFor(Duration.ofMinutes(5));
    assertThat(wire.calls).hasSize(1);
  }

  @Test
  void theCommentEndsInItsHiddenMark() {
    put(say("run=r-7f3k", "text", Urgency.NOW));
    runFor(Duration.ZERO);
    assertThat(bodyOf(wire.only())).isEqualTo("text\n\n<!-- penv:run=r-7f3k -->");
  }

  @Test
  void aWishThatComesDuringTheCallIsWrittenAfterwards() {
    wire.after(() -> put(say("a", "two", Urgency.NOW)));
    put(say("a", "one", Urgency.NOW));
    runFor(Duration.ofMinutes(1));
    assertThat(wire.calls).containsExactly("create say/11/7/a", "update say/11/7/a");
    assertThat(bodyOf(wire.only())).startsWith("two");
  }

  @Test
  void progressOfACommentComesOnceAMinute() {
    put(say("a", "start", Urgency.NOW));
    for (int second = 0; second < 300; second++) {
      put(say("a", "second " + second, Urgency.EVENTUALLY));
      runFor(Duration.ofSeconds(1));
    }
    assertThat(wire.calls).hasSize(6);
  }

  @Test
  void progressOfACheckSlowsDown() {
    assertThat(updatesIn(Duration.ofMinutes(2))).isBetween(8, 9);
    assertThat(updatesIn(Duration.ofMinutes(8))).isBetween(15, 17);
    assertThat(updatesIn(Duration.ofMinutes(10))).isBetween(9, 10);
  }

  @Test
  void anEndingDoesNotWaitForTheCadence() {
    put(show("r-1", running("going"), Urgency.NOW));
    runFor(Duration.ofSeconds(1));
    put(show("r-1", running("still going"), Urgency.EVENTUALLY));
    put(show("r-1", succeeded("done"), Urgency.EVENTUALLY));
    runFor(Duration.ZERO);
    assertThat(wire.calls).hasSize(2);
  }

  @Test
  void newerProgressDoesNotSlowDownAnUnsentChangeOfState() {
    put(say("a", "queued", Urgency.NOW));
    runFor(Duration.ofSeconds(1));
    put(say("a", "machine is there", Urgency.NOW));
    put(say("a", "machine is there, 1 %", Urgency.EVENTUALLY));
    runFor(Duration.ZERO);
    assertThat(bodyOf(wire.only())).startsWith("machine is there, 1 %");
  }

  @Test
  void whatMayLastIsMadeWithWhatIsKnownAfterASecond() {
    put(say("a", "in progress", Urgency.IF_IT_LASTS));
    runFor(Duration.ofMillis(900));
    put(say("a", "in progress on a machine", Urgency.IF_IT_LASTS));
    assertThat(wire.calls).isEmpty();
    runFor(Duration.ofMillis(100));
    assertThat(bodyOf(wire.only())).startsWith("in progress on a machine");
  }

  @Test
  void whatEndsAtOnceIsMadeAsItEndedAndInItsTurn() {
    put(say("first", "in progress", Urgency.IF_IT_LASTS));
    runFor(Duration.ofMillis(10));
    put(say("second", "in progress", Urgency.IF_IT_LASTS));
    put(say("second", "done", Urgency.NOW));
    runFor(Duration.ofMinutes(1));
    assertThat(wire.calls).containsExactly("create say/11/7/first", "create say/11/7/second");
  }

  @Test
  void whatLastsIsChangedAfterTenMinutes() {
    put(say("a", "in progress", Urgency.IF_IT_LASTS));
    runFor(Duration.ofSeconds(1));
    put(say("a", "running", Urgency.IF_IT_LASTS));
    runFor(Duration.ofMinutes(9));
    assertThat(wire.calls).hasSize(1);
    put(say("a", "running, 40 %", Urgency.IF_IT_LASTS));
    runFor(Duration.ofMinutes(1));
    assertThat(wire.calls).hasSize(2);
    assertThat(bodyOf(wire.only())).startsWith("running, 40 %");
  }

  @Test
  void whatLastsGoesAlongWithProgress() {
    put(say("a", "in progress", Urgency.IF_IT_LASTS));
    runFor(Duration.ofMinutes(1));
    put(say("a", "running", Urgency.IF_IT_LASTS));
    put(say("a", "running, and the head has moved", Urgency.EVENTUALLY));
    runFor(Duration.ofMinutes(1));
    assertThat(bodyOf(wire.only())).startsWith("running, and the head has moved");
  }

  @Test
  void tenGoAtOnceThenOneASecond() {
    for (int i = 0; i < 30; i++) put(say("m" + i, "text", Urgency.NOW));
    runFor(Duration.ZERO);
    assertThat(wire.calls).hasSize(10);
    runFor(Duration.ofSeconds(5));
    assertThat(wire.calls).hasSize(15);
  }

  @Test
  void progressStopsAtTheSoftHourlyCapAndResultsGoOn() {
    putFrom(0, 400, Urgency.NOW);
    runFor(Duration.ofMinutes(7));
    assertThat(wire.calls).hasSize(400);

    put(say("m0", "progress", Urgency.EVENTUALLY));
    put(say("m1", "result", Urgency.NOW));
    runFor(Duration.ofMinutes(3));
    assertThat(wire.calls).hasSize(401);
    assertThat(wire.calls.getLast()).isEqualTo("update say/11/7/m1");
    runFor(Duration.ofMinutes(55));
    assertThat(wire.calls.getLast()).isEqualTo("update say/11/7/m0");
  }

  @Test
  void nothingPassesTheHardHourlyCap() {
    putFrom(0, 600, Urgency.NOW);
    runFor(Duration.ofMinutes(50));
    assertThat(wire.calls).hasSize(480);
    runFor(Duration.ofMinutes(30));
    assertThat(wire.calls).hasSize(600);
  }

  @Test
  void aLostAnswerIsLookedForBeforeItIsMadeAgain() {
    wire.loseAnswer();
    put(say("a", "one", Urgency.NOW));
    runFor(Duration.ofMinutes(1));
    assertThat(wire.calls)
        .containsExactly("create say/11/7/a", "find say/11/7/a", "update say/11/7/a");
    assertThat(wire.things).hasSize(1);
  }

  @Test
  void whatNeverArrivedIsMadeAgain() {
    wire.refuse(new Answer.Lost("timeout"));
    put(say("a", "one", Urgency.NOW));
    runFor(Duration.ofMinutes(1));
    assertThat(wire.calls)
        .containsExactly("create say/11/7/a", "find say/11/7/a", "create say/11/7/a");
    assertThat(wire.things).hasSize(1);
  }

  @Test
  void aLostReactionIsSimplyMadeAgain() {
    wire.loseAnswer();
    put(react(9));
    runFor(Duration.ofMinutes(1));
    assertThat(wire.calls).containsExactly("create " + react(9).key(), "create " + react(9).key());
    assertThat(wire.things).hasSize(1);
  }

  @Test
  void aLostUpdateIsSimplyRepeated() {
    put(say("a", "one", Urgency.NOW));
    runFor(Duration.ZERO);
    wire.loseAnswer();
    put(say("a", "two", Urgency.NOW));
    runFor(Duration.ofMinutes(1));
    assertThat(wire.calls)
        .containsExactly("create say/11/7/a", "update say/11/7/a", "update say/11/7/a");
  }

  @Test
  void aCommentThatSomebodyDeletedIsNotMadeAgain() {
    put(say("a", "one", Urgency.NOW));
    runFor(Duration.ZERO);
    wire.delete("say/11/7/a");
    put(say("a", "two", Urgency.NOW));
    runFor(Duration.ofDays(1));
    put(say("a", "three", Urgency.NOW));
    runFor(Duration.ofDays(1));
    assertThat(wire.calls).containsExactly("create say/11/7/a", "update say/11/7/a");
    assertThat(wire.things).isEmpty();
  }

  @Test
  void aLimitIsObeyedByTheWholeInstallation() {
    wire.refuse(new Answer.Limited(clock.instant().plusSeconds(120)));
    put(say("a", "one", Urgency.NOW));
    put(react(9));
    runFor(Duration.ofSeconds(119));
    assertThat(wire.calls).hasSize(1);
    runFor(Duration.ofSeconds(2));
    assertThat(wire.calls)
        .containsExactly(
            "create " + react(9).key(), "create " + react(9).key(), "create say/11/7/a");
  }

  @Test
  void afterALimitNothingNeedsToBeLookedFor() {
    wire.refuse(new Answer.Limited(clock.instant().plusSeconds(5)));
    put(say("a", "one", Urgency.NOW));
    runFor(Duration.ofMinutes(1));
    assertThat(wire.calls).containsExactly("create say/11/7/a", "create say/11/7/a");
  }

  @Test
  void whatGitHubDoesNotUnderstandIsDroppedAndALaterWishIsTried() {
    wire.refuse(new Answer.Invalid("body is too odd"));
    put(say("a", "odd", Urgency.NOW));
    runFor(Duration.ofDays(2));
    assertThat(wire.calls).hasSize(1);
    put(say("a", "sound", Urgency.NOW));
    runFor(Duration.ofMinutes(1));
    assertThat(bodyOf(wire.only())).startsWith("sound");
  }

  @Test
  void failuresAreRepeatedMoreAndMoreSlowlyAndGivenUpAfterADay() {
    for (int i = 0; i < 1000; i++) wire.refuse(new Answer.Refused("no"));
    put(say("a", "one", Urgency.NOW));
    runFor(Duration.ofMinutes(2));
    assertThat(wire.calls).hasSizeBetween(4, 8);
    runFor(Duration.ofDays(2));
    assertThat(wire.calls).hasSizeLessThan(320);
    assertThat(store.open()).isEmpty();
  }

  @Test
  void whatHasNoPlaceIsGivenUpSoon() {
    for (int i = 0; i < 1000; i++) wire.refuse(new Answer.Absent());
    put(react(9));
    runFor(Duration.ofHours(1));
    assertThat(wire.calls).hasSizeBetween(4, 12);
    assertThat(store.open()).isEmpty();
  }

  @Test
  void anOutageCostsNothingOfTheHour() {
    for (int i = 0; i < 200; i++) wire.refuse(new Answer.Unsent("no route"));
    putFrom(0, 470, Urgency.NOW);
    runFor(Duration.ofHours(3));
    assertThat(wire.things).hasSize(470);
  }

  @Test
  void duringAnOutageTheInstallationIsQuietMoreAndMore() {
    for (int i = 0; i < 1000; i++) wire.refuse(new Answer.Lost("502"));
    putFrom(0, 100, Urgency.NOW);
    runFor(Duration.ofMinutes(10));
    assertThat(wire.calls).hasSizeLessThan(30);
  }

  @Test
  void aShutInstallationIsAskedSeldomAndInTheEndNotAtAll() {
    for (int i = 0; i < 1000; i++) wire.refuse(new Answer.Shut("suspended"));
    for (int i = 0; i < 20; i++) put(say("m" + i, "text", Urgency.NOW));
    runFor(Duration.ofHours(2));
    assertThat(wire.calls).hasSizeLessThan(12);
    runFor(Duration.ofDays(2));
    assertThat(wire.calls).hasSizeLessThan(70);
    assertThat(store.open()).isEmpty();
  }

  @Test
  void anInstallationThatOpensAgainGetsEverything() {
    wire.refuse(new Answer.Shut("suspended")).refuse(new Answer.Shut("suspended"));
    for (int i = 0; i < 5; i++) put(say("m" + i, "text", Urgency.NOW));
    runFor(Duration.ofMinutes(10));
    assertThat(wire.things).hasSize(5);
  }

  @Test
  void manyAnnotationsGoInSeveralRequestsEachOnce() {
    put(show("r-1", completed("done", 120), Urgency.NOW));
    runFor(Duration.ofMinutes(1));
    assertThat(wire.calls).hasSize(3);
    assertThat(wire.only().annotations()).isEqualTo(120);
    put(show("r-1", completed("done indeed", 120), Urgency.NOW));
    runFor(Duration.ofMinutes(1));
    assertThat(wire.only().annotations()).isEqualTo(120);
  }

  @Test
  void annotationsWhoseAnswerWasLostAreNotRepeated() {
    put(show("r-1", completed("done", 120), Urgency.NOW));
    wire.after(() -> {}).loseAnswer();
    runFor(Duration.ofMinutes(1));
    assertThat(wire.only().annotations()).isEqualTo(120);
  }

  @Test
  void aClockThatIsSetBackDelaysNothing() {
    put(say("a", "one", Urgency.NOW));
    wire.refuse(new Answer.Limited(clock.instant().plusSeconds(1800)));
    runFor(Duration.ZERO);
    clock.advance(Duration.ofDays(-30));
    runFor(Duration.ofSeconds(1));
    assertThat(wire.things).hasSize(1);
  }

  @Test
  void nothingToDoIsIdle() {
    assertThat(outbox.turn()).isEmpty();
    put(react(9));
    assertThat(outbox.turn()).isPresent();
    assertThat(outbox.turn()).isEmpty();
  }

  private int updatesIn(Duration time) {
    wire.calls.clear();
    for (long second = 0; second < time.toSeconds(); second++) {
      put(show("r-1", running(clock.instant().toString()), Urgency.EVENTUALLY));
      runFor(Duration.ofSeconds(1));
    }
    return wire.calls.size();
  }

  private void putFrom(int first, int end, Urgency urgency) {
    for (int i = first; i < end; i++) put(say("m" + i, "text", urgency));
  }

  private void put(Writing writing) {
    var now = clock.instant();
    store.change(Intent.first(writing, now), present -> present.asked(writing, now));
  }

  private Outbox restarted() {
    return new Outbox(5, store, wire, clock, new Random(1));
  }

  /** Takes all turns that fall into this time and ends at its end. */
  private void runFor(Duration time) {
    var end = clock.instant().plus(time);
    var again = outbox.turn();
    while (again.isPresent() && !again.get().isAfter(end)) {
      if (again.get().isAfter(clock.instant())) clock.set(again.get());
      again = outbox.turn();
    }
    clock.set(end);
  }

  private static String bodyOf(FakeWire.Thing thing) {
    return ((Writing.Say) thing.last()).body();
  }
}
