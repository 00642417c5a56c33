package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.penv.hardware.Requirements;
import dev.penv.machine.Boot;
import dev.penv.machine.Machine;
import dev.penv.machine.Purchase;
import dev.penv.machine.Reaping;
import dev.penv.run.Run;
import dev.penv.world.FakeCloud;
import dev.penv.world.TestClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private static final Run RUN = Examples.run(ADA);

  private final TestClock clock = TestClock.atNoon();
  private final FakeCloud cloud =
      new FakeCloud(
          clock,
          "mine",
          _ -> {
            throw new AssertionError("nobody logs in");
          });
  private final Leases leases = new Leases(new Providers(List.of(cloud)), clock);

  @Test
  void everyPartHasAsLongAsItCanTake() {
    var machine = bought();
    assertThat(left()).isEqualTo(Duration.ofHours(1));
    leases.renewForTask(RUN, machine);
    assertThat(left()).isEqualTo(RUN.timeout().plusMinutes(10));
    clock.advance(RUN.timeout());
    leases.renewForHarvest(RUN, machine);
    assertThat(left()).isEqualTo(Duration.ofMinutes(40));
  }

  @Test
  void whatIsHeldIsForEveryPartAsLongAsItMayBe() {
    assertThat(Leases.longest(RUN)).isEqualTo(RUN.timeout().plusMinutes(115));
  }

  @Test
  void howeverOftenItIsRenewedItEndsBeforeMoreThanIsHeldCanBeSpent() {
    var machine = bought();
    for (int restart = 0; restart < 10; restart++) {
      clock.advance(Duration.ofHours(1));
      leases.renewForHarvest(RUN, machine);
    }
    var end = cloud.find(RUN.id()).orElseThrow().lease().until().plus(Reaping.GRACE);
    assertThat(Duration.between(machine.createdAt(), end)).isEqualTo(Leases.longest(RUN));
  }

  @Test
  void resultsAreCopiedAlsoWhenTheLeaseCannotBeRenewed() {
    var machine = bought();
    cloud.reachable(false);
    assertThatCode(() -> leases.renewForHarvest(RUN, machine)).doesNotThrowAnyException();
  }

  private Machine bought() {
    var offer = cloud.offers(Requirements.NONE).findFirst().orElseThrow();
    var purchase = cloud.create(RUN.id(), offer, new Boot(RUN.repo()), leases.first(RUN));
    return ((Purchase.Bought) purchase).machine();
  }

  private Duration left() {
    return Duration.between(clock.instant(), cloud.find(RUN.id()).orElseThrow().lease().until());
  }
}
