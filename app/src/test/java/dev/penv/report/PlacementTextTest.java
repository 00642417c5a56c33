package dev.penv.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.environment.Declared;
import dev.penv.environment.GpuWish;
import dev.penv.environment.Needs;
import dev.penv.environment.Script;
import dev.penv.environment.Task;
import dev.penv.hardware.Architecture;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.Gpu;
import dev.penv.hardware.GpuAsk;
import dev.penv.hardware.Hardware;
import dev.penv.hardware.Part;
import dev.penv.hardware.Requirements;
import dev.penv.hardware.Spot;
import dev.penv.hardware.Wishes;
import dev.penv.machine.Offer;
import dev.penv.money.Ceiling;
import dev.penv.money.Money;
import dev.penv.money.Rate;
import dev.penv.placement.Placement;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import dev.penv.world.Examples;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementTextTest {
  private static final Gpu T4 = new Gpu("t4", 1, DataSize.gigabytes(16));
  private static final Offer PLAIN = offer("here", 4, 8, Gpu.NONE, "0.20");
  private static final Offer WITH_T4 = offer("there", 4, 28, T4, "0.53");

  private static Offer offer(String provider, int cpus, int memory, Gpu gpu, String dollars) {
    var hardware =
        new Hardware(
            cpus,
            new DataSize(DataSize.gigabytes(memory).bytes() + 4096),
            DataSize.gigabytes(100),
            Architecture.AMD64,
            gpu);
    var rate = new Rate(Money.ofDollars(new BigDecimal(dollars)));
    return new Offer(provider, "", "", hardware, rate, false);
  }

  private static Requirements needs(GpuAsk gpu, int cpus, int memory) {
    return new Requirements(gpu, cpus, DataSize.gigabytes(memory), DataSize.ZERO, Architecture.ANY);
  }

  private static Requirements ofModel(String model) {
    return needs(new GpuAsk.OfModel(model, DataSize.ZERO, 1, false), 0, 0);
  }

  private static String remedy(Requirements needs, Wishes wishes, Ceiling most, Offer... offers) {
    var placement = Placement.of(needs, wishes, most, List.of(offers), _ -> Optional.empty());
    return PlacementText.remedy(placement).lines().findFirst().orElseThrow();
  }

  private static String remedy(Requirements needs, Offer... offers) {
    return remedy(needs, Wishes.NONE, Ceiling.unlimited(), offers);
  }

  @Test
  void whatWouldFitComesWithTheWordsForIt() {
    assertThat(remedy(ofModel("v100"), PLAIN, WITH_T4))
        .isEqualTo(
            "Your turn: with `gpu=none` it would run on 4 CPUs, 8 GB memory (here) at $0.20/h;"
                + " with `gpu=t4` it would run on 1×t4 16 GB, 4 CPUs, 28 GB memory (there) at"
                + " $0.53/h.");
    assertThat(remedy(needs(new GpuAsk.Unsaid(), 16, 64), PLAIN))
        .startsWith("Your turn: with `cpus=4 memory=8gb` it would run on 4 CPUs");
  }

  @Test
  void aWishIsLeftOutAndAPriceRaised() {
    var nowhere = new Wishes(Spot.NO, "azure", "", "");
    assertThat(remedy(Requirements.NONE, nowhere, Ceiling.unlimited(), PLAIN))
        .startsWith("Your turn: without `on` it would run on");
    var tenCents = Ceiling.atMost(Money.ofDollars(new BigDecimal("0.10")));
    assertThat(remedy(Requirements.NONE, Wishes.NONE, tenCents, PLAIN))
        .startsWith("Your turn: with `max-price=0.20` it would run on");
  }

  @Test
  void whatARuleForbidsIsNoWayOut() {
    var placement =
        Placement.of(
            ofModel("v100"),
            Wishes.NONE,
            Ceiling.unlimited(),
            List.of(PLAIN),
            _ -> Optional.of("a rule"));

    assertThat(PlacementText.remedy(placement)).startsWith("Your turn: ask for something that");
  }

  @Test
  void whatDoesNotFitIsToldWithWhoWantsIt() {
    var declared =
        Map.<Part, Declared>of(
            Part.CPUS,
            new Declared.InProperty("hostRequirements.cpus", 3),
            Part.MEMORY,
            new Declared.InTask());
    var needs = needs(new GpuAsk.Any(1), 64, 512);
    var task =
        Task.oneOff(
            "train", new Script.Shell("true"), new Needs(new GpuWish.No(), needs, declared));
    var typed = ofModel("v100").over(needs);

    assertThat(
            PlacementText.nothingFits(
                run(task, typed),
                Placement.of(
                    typed,
                    Wishes.NONE,
                    Ceiling.unlimited(),
                    List.of(PLAIN),
                    _ -> Optional.empty())))
        .isEqualTo(
            "no machine fits `gpu=v100` (your command), `cpus=64` (`hostRequirements.cpus` in line"
                + " 3), `memory=512gb` (task `train`)");
  }

  private static Run run(Task task, Requirements needs) {
    var train = Examples.train();
    return new Run(
        train.id(),
        train.repo(),
        train.number(),
        true,
        train.commit(),
        train.base(),
        train.asker(),
        train.origin(),
        "",
        new Purpose.RunTask(task, Map.of()),
        needs,
        Wishes.NONE,
        Ceiling.unlimited(),
        Duration.ofHours(2),
        List.of(),
        Examples.NOON);
  }
}
