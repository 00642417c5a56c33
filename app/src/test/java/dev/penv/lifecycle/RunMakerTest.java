package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static dev.penv.lifecycle.Examples.BOB;
import static dev.penv.lifecycle.Examples.HEAD;
import static dev.penv.lifecycle.Examples.TRAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.command.Command;
import dev.penv.command.Grammar;
import dev.penv.command.Options;
import dev.penv.command.Parsed;
import dev.penv.command.Prefix;
import dev.penv.complaint.Complained;
import dev.penv.environment.Script;
import dev.penv.environment.Task;
import dev.penv.environment.Terms;
import dev.penv.hardware.After;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.Spot;
import dev.penv.hardware.Wishes;
import dev.penv.money.Ceiling;
import dev.penv.money.Money;
import dev.penv.money.Rate;
import dev.penv.policy.Budgets;
import dev.penv.policy.Ceilings;
import dev.penv.policy.Limits;
import dev.penv.policy.Rules;
import dev.penv.policy.Source;
import dev.penv.run.Origin;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import dev.penv.world.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunMakerTest {
  private static final Duration USUAL = Duration.ofHours(2);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final Money TWO_DOLLARS = new Money(2_000_000);

  private final RunMaker maker = new RunMaker(_ -> ceilings(), new Random(1), TestClock.atNoon());

  @Test
  void theRunIsWhatWasAskedForAtThePinnedCommit() {
    var run = made("/run train", TRAIN);
    assertThat(run.commit()).isEqualTo(HEAD);
    assertThat(run.asker()).isEqualTo(ADA);
    assertThat(run.origin()).isEqualTo(new Origin.Comment(9));
    assertThat(run.askedAt()).isEqualTo(TestClock.NOON);
    assertThat(run.notes()).containsExactly("as understood");
  }

  @Test
  void whatIsTypedWinsOverWhatTheTaskDeclares() {
    var declared = declaring(new Terms(Spot.YES, new Rate(TWO_DOLLARS), new After.Terminate()));
    assertThat(made("/run train", declared).wishes().spot()).isEqualTo(Spot.YES);
    assertThat(made("/run train", declared).perHour()).isEqualTo(Ceiling.atMost(TWO_DOLLARS));
    var typed = made("/run train spot=no max-price=1.00 cpus=8", declared);
    assertThat(typed.wishes().spot()).isEqualTo(Spot.NO);
    assertThat(typed.perHour()).isEqualTo(Ceiling.atMost(new Money(1_000_000)));
    assertThat(typed.needs().cpus()).isEqualTo(8);
  }

  @Test
  void aTaskThatNamesNoPriceHasNoCeiling() {
    assertThat(made("/run train", TRAIN).perHour()).isEqualTo(Ceiling.unlimited());
  }

  @Test
  void theTimeoutIsTheTypedTheDeclaredOrTheUsualOne() {
    assertThat(made("/run train", TRAIN).timeout()).isEqualTo(USUAL);
    assertThat(made("/run train", lasting(Duration.ofHours(3))).timeout())
        .isEqualTo(Duration.ofHours(3));
    assertThat(made("/run train timeout=1h", lasting(Duration.ofHours(3))).timeout())
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void noTimeoutIsLongerThanTheLimit() {
    assertThat(made("/run train", lasting(Duration.ofDays(7))).timeout()).isEqualTo(LONGEST);
    assertThat(made("/run train timeout=12h", TRAIN).timeout()).isEqualTo(LONGEST);
    assertThatThrownBy(() -> made("/run train timeout=13h", TRAIN))
        .isInstanceOfSatisfying(
            Complained.class,
            complained ->
                assertThat(complained.complaint().remedy())
                    .startsWith("Ask for `timeout=12h` or less. Rule: `limits.longest`"));
  }

  @Test
  void aTaskThatWantsLongerThanTheLimitIsNotCutInSilence() {
    var cut = made("/run train", lasting(Duration.ofDays(7)));
    assertThat(cut.notes())
        .containsExactly(
            "as understood",
            "The task asks for a timeout of 168 h 00 m; no run may take longer than 12 h 00 m here."
                + " Rule: `limits.longest` (the operator of this penv).");
    assertThat(again("/rerun", cut).notes()).isEqualTo(cut.notes());
    assertThat(made("/run train timeout=1h", lasting(Duration.ofDays(7))).notes())
        .containsExactly("as understood");
  }

  @Test
  void againIsTheSameUnlessSomethingElseIsTyped() {
    var earlier = Examples.run(ADA, new Origin.Comment(9), somewhere());
    var again = again("/rerun", earlier);
    assertThat(again.id()).isNotEqualTo(earlier.id());
    assertThat(again.asker()).isEqualTo(BOB);
    assertThat(again.origin()).isEqualTo(new Origin.Again(earlier.id(), 10));
    assertThat(again)
        .usingRecursiveComparison()
        .ignoringFields("id", "asker", "origin", "askedAt")
        .isEqualTo(earlier);
  }

  @Test
  void againKeepsEveryWishThatIsNotTyped() {
    var earlier = Examples.run(ADA, new Origin.Comment(9), somewhere());
    assertThat(again("/rerun region=north", earlier).wishes())
        .isEqualTo(new Wishes(Spot.ONLY, "azure", "north", "nc6"));
    assertThat(again("/rerun spot=no", earlier).wishes())
        .isEqualTo(new Wishes(Spot.NO, "azure", "west", "nc6"));
    assertThat(again("/rerun on=aws size=g4", earlier).wishes())
        .isEqualTo(new Wishes(Spot.ONLY, "aws", "west", "g4"));
  }

  @Test
  void againTakesWhatIsTypedOverTheRest() {
    var again = again("/rerun memory=8gb timeout=3h max-price=2.00", Examples.run(ADA));
    assertThat(again.needs().memory()).isEqualTo(DataSize.gigabytes(8));
    assertThat(again.timeout()).isEqualTo(Duration.ofHours(3));
    assertThat(again.perHour()).isEqualTo(Ceiling.atMost(TWO_DOLLARS));
  }

  @Test
  void againInAnotherEnvironmentIsRefusedRatherThanIgnored() {
    assertThatThrownBy(() -> again("/rerun env=gpu", Examples.run(ADA)))
        .isInstanceOfSatisfying(
            Complained.class,
            complained ->
                assertThat(complained.complaint().remedy())
                    .isEqualTo("Leave it out, or begin anew with `/run`."));
  }

  private static Ceilings ceilings() {
    var limits = new Limits(USUAL, LONGEST, 10, Budgets.UNLIMITED, 60);
    return new Ceilings(List.of(Rules.limiting(Source.OPERATOR, limits)));
  }

  private static Wishes somewhere() {
    return new Wishes(Spot.ONLY, "azure", "west", "nc6");
  }

  private Run made(String typed, Task task) {
    var spoken = new Spoken(Examples.comment(9, ADA, typed), 0);
    var purpose = new Purpose.RunTask(task, Map.of());
    return maker.make(
        spoken,
        new Head(HEAD, "main", new Origin.Comment(9)),
        purpose,
        options(typed),
        List.of("as understood"));
  }

  private Run again(String typed, Run earlier) {
    return maker.again(BOB, 10, earlier, earlier.purpose(), options(typed));
  }

  private static Options options(String typed) {
    var parsed = new Grammar(Prefix.OPTIONAL).parse(typed).getFirst();
    return switch (((Parsed.Understood) parsed).command()) {
      case Command.Start start -> start.options();
      case Command.Rerun rerun -> rerun.options();
      case Command other -> throw new IllegalArgumentException("no run: " + other);
    };
  }

  private static Task declaring(Terms terms) {
    return task(Duration.ZERO, terms);
  }

  private static Task lasting(Duration timeout) {
    return task(timeout, Terms.USUAL);
  }

  private static Task task(Duration timeout, Terms terms) {
    return new Task(
        "train",
        "",
        new Script.Shell("sh train.sh"),
        TRAIN.requirements(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        Map.of(),
        timeout,
        0,
        terms);
  }
}
