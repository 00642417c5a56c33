package dev.penv.world;

import dev.penv.environment.Direction;
import dev.penv.environment.Script;
import dev.penv.environment.Task;
import dev.penv.environment.Value;
import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.hardware.Requirements;
import dev.penv.hardware.Wishes;
import dev.penv.measure.Measure;
import dev.penv.measure.Measures;
import dev.penv.measure.Measures.Point;
import dev.penv.measure.Measures.Series;
import dev.penv.money.Ceiling;
import dev.penv.money.Money;
import dev.penv.money.Rate;
import dev.penv.run.Equipment;
import dev.penv.run.Origin;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Runs as they could be. */
public final class Examples {
  public static final Instant NOON = TestClock.NOON;
  public static final Account ADA = new Account(1, "ada", false);
  public static final RunId ID = new RunId("r-7f3kq2ab");

  private Examples() {}

  public static Run train() {
    return run(ID, "train", 7, NOON);
  }

  public static Run run(RunId id, String task, int number, Instant askedAt) {
    Map<String, Value> parameters = new LinkedHashMap<>();
    parameters.put("lr", new Value.Number(new BigDecimal("0.01")));
    parameters.put("optimizer", new Value.Text("adam"));
    return new Run(
        id,
        new Repo(42, "octo", "digits", 5),
        number,
        true,
        new CommitId("3f2a91c0aa11bb22cc33dd44ee55ff6677889900"),
        "main",
        ADA,
        new Origin.Comment(99),
        "",
        new Purpose.RunTask(
            Task.oneOff(task, new Script.Shell("python train.py"), Requirements.NONE), parameters),
        Requirements.NONE,
        Wishes.NONE,
        Ceiling.unlimited(),
        Duration.ofHours(2),
        List.of(),
        askedAt);
  }

  /** Runs for a minute, with a third done. */
  public static Progress running() {
    return Progress.asked(NOON)
        .enter(Phase.PREPARING, NOON.plusSeconds(1))
        .enter(Phase.MACHINE, NOON.plusSeconds(3))
        .on(
            new Equipment(
                "local",
                "host",
                "1×T4 16 GB, 4 CPUs, 28 GB memory",
                new Rate(Money.ofDollars(new BigDecimal("0.526")))))
        .enter(Phase.WORKSPACE, NOON.plusSeconds(20))
        .enter(Phase.RUNNING, NOON.plusSeconds(40))
        .measured(0.33, headline())
        .noting("The head has moved to `9d0c2e1` meanwhile; this run goes on with `3f2a91c`.");
  }

  public static List<Measure> headline() {
    return List.of(
        new Measure("accuracy", 98.1, Direction.HIGHER),
        new Measure("train/loss", 0.0085, Direction.LOWER));
  }

  /** Falling losses and a rising accuracy. */
  public static Measures measures(int steps) {
    return new Measures(
        headline(),
        List.of(
            series("train/loss", steps, step -> 2.3 * Math.exp(-step / 6.0) + 0.01),
            series("val/loss", steps, step -> 2.3 * Math.exp(-step / 7.0) + 0.09),
            series("accuracy", steps, step -> 100 * (1 - 0.9 * Math.exp(-step / 5.0)))));
  }

  private static Series series(String name, int steps, IntToDoubleFunction of) {
    return new Series(
        name,
        IntStream.rangeClosed(1, steps)
            .mapToObj(step -> new Point("epoch_%02d".formatted(step), of.applyAsDouble(step)))
            .toList());
  }
}
