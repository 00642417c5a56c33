package dev.penv.report;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.environment.Direction;
import dev.penv.github.Account;
import dev.penv.github.Check;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import dev.penv.hardware.DataSize;
import dev.penv.measure.Comparison;
import dev.penv.measure.Measure;
import dev.penv.measure.Plots;
import dev.penv.money.Money;
import dev.penv.run.Artifact;
import dev.penv.run.Outcome;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import dev.penv.run.RunId;
import dev.penv.run.RunView;
import dev.penv.world.Examples;
import dev.penv.world.PlainLinks;
import dev.penv.world.Snapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands on GitHub for a run, as text files beside this class. */
class RunReportsTest {
  private static final RunReports REPORTS = new RunReports(new PlainLinks());
  private static final Baseline NOTHING = new Baseline.Needless();

  /** Every way to end, by the name of its file. */
  private static final Map<String, Outcome> OUTCOMES =
      Map.ofEntries(
          entry("succeeded", new Outcome.Succeeded()),
          entry("failed", new Outcome.Failed(137)),
          entry("stopped", new Outcome.Stopped(new Account(2, "bob", false))),
          entry("timed-out", new Outcome.TimedOut(Duration.ofMinutes(2))),
          entry("closed", new Outcome.Closed()),
          entry("out-of-reach", new Outcome.OutOfReach("penv was uninstalled here")),
          entry("superseded", new Outcome.Superseded("9d0c2e1aaa11bb22cc33dd44ee55ff6677889900")),
          entry("head-moved", new Outcome.HeadMoved("9d0c2e1aaa11bb22cc33dd44ee55ff6677889900")),
          entry(
              "refused",
              new Outcome.Refused(
                  "no machine fits `gpu=v100`.", "Your turn: ask for something that is there.")),
          entry(
              "broken",
              new Outcome.Broken(
                  "workspace",
                  "error: unable to create file docs/@ada_fixes#1.md: File name too long",
                  "Try again; if it stays, the operator finds more in the log.")),
          entry("out-of-memory", new Outcome.OutOfMemory(137, DataSize.gigabytes(3))),
          entry("lost", new Outcome.Lost("its supervisor is gone and has left no word")));

  static Set<String> everyOutcome() {
    return OUTCOMES.keySet();
  }

  @Test
  void everyOutcomeIsThere() {
    assertThat(OUTCOMES.values().stream().map(Outcome::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.of(Outcome.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource
  void everyOutcome(String name) {
    var outcome = Objects.requireNonNull(OUTCOMES.get(name));
    var view =
        switch (outcome) {
          case Outcome.HeadMoved _, Outcome.Refused _ -> notStarted(outcome);
          case Outcome.Succeeded _,
              Outcome.Failed _,
              Outcome.OutOfMemory _,
              Outcome.Stopped _,
              Outcome.TimedOut _,
              Outcome.Closed _,
              Outcome.OutOfReach _,
              Outcome.Superseded _,
              Outcome.Broken _,
              Outcome.Lost _ ->
              ended(outcome, Duration.ofSeconds(130));
        };
    compare(
        name,
        REPORTS.ended(
            new RunReport(view, NOTHING, Plots.NONE, "epoch 1\n\u001b[31mkilled\u001b[0m\n")));
  }

  @Test
  void justAsked() {
    compare("asked", live(Progress.asked(Examples.NOON)));
  }

  @Test
  void waitingForItsTurn() {
    compare("waiting", live(Progress.asked(Examples.NOON).waiting(2)));
  }

  @Test
  void preparing() {
    compare(
        "preparing",
        live(Progress.asked(Examples.NOON).enter(Phase.PREPARING, Examples.NOON.plusSeconds(1))));
  }

  /** With progress, measures and the note that the head has moved meanwhile. */
  @Test
  void running() {
    compare("running", live(Examples.running()));
  }

  @Test
  void comparedWithTheBaseBranch() {
    var base =
        List.of(
            new Measure("accuracy", 97.6, Direction.HIGHER),
            new Measure("train/loss", 0.0021, Direction.LOWER),
            new Measure("seconds", 41, Direction.NEUTRAL));
    var baseline =
        new Baseline.Of("main", new RunId("r-aaaa"), Comparison.of(Examples.headline(), base));
    var view = ended(new Outcome.Succeeded(), Duration.ofSeconds(130));
    compare("compared", REPORTS.ended(new RunReport(view, baseline, Plots.NONE, "done\n")));
  }

  @Test
  void nothingToCompareWithYet() {
    var view = ended(new Outcome.Succeeded(), Duration.ofSeconds(130));
    compare(
        "no-base",
        REPORTS.ended(new RunReport(view, new Baseline.NoneYet("main"), Plots.NONE, "")));
  }

  /** The result is a new comment that notifies, and the living one shrinks to a line. */
  @Test
  void longRun() {
    var view = ended(new Outcome.Failed(1), Duration.ofMinutes(14));
    compare("long", REPORTS.ended(new RunReport(view, NOTHING, Plots.NONE, "")));
  }

  private static List<Writing> live(Progress progress) {
    return REPORTS.live(new RunView(Examples.train(), progress), Plots.NONE, Urgency.NOW);
  }

  private static RunView notStarted(Outcome outcome) {
    var at = Examples.NOON.plusSeconds(3);
    var progress = Progress.asked(Examples.NOON).enter(Phase.PLACING, at.minusSeconds(2));
    return new RunView(Examples.train(), progress.ended(outcome, at));
  }

  private static RunView ended(Outcome outcome, Duration after) {
    var at = Examples.NOON.plus(after);
    return new RunView(
        Examples.train(),
        Examples.running()
            .enter(Phase.HARVESTING, at.minusSeconds(2))
            .kept(List.of(new Artifact("model.bin", 41_000_000, "00")))
            .costing(Money.ofDollars(new BigDecimal("0.31")))
            .ended(outcome, at));
  }

  private static void compare(String name, List<Writing> writings) {
    var text = writings.stream().map(RunReportsTest::text).collect(Collectors.joining("\n\n"));
    Snapshot.compare(RunReportsTest.class, name + ".md", text + "\n");
  }

  private static String text(Writing writing) {
    return switch (writing) {
      case Writing.Say say -> "## comment %s\n\n%s".formatted(say.marker(), say.body());
      case Writing.Show show ->
          "## check `%s`: %s\n\n%s".formatted(show.name(), state(show.check()), text(show.check()));
      case Writing.React react -> "## reaction " + react.reaction().content();
    };
  }

  private static String state(Check check) {
    return switch (check.state()) {
      case Check.State.Queued() -> "queued";
      case Check.State.InProgress() -> "in progress";
      case Check.State.Completed(var conclusion, var at) -> conclusion + " at " + at;
    };
  }

  private static String text(Check check) {
    var buttons = check.buttons().stream().map(button -> "[" + button.label() + "]");
    return Stream.concat(Stream.of(check.title(), check.summary(), check.text()), buttons)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }
}
