package dev.penv.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.github.Repo;
import dev.penv.hardware.Requirements;
import dev.penv.run.RunId;
import dev.penv.world.FakeCloud;
import dev.penv.world.Killed;
import dev.penv.world.TestClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReaperTest {
  private static final RunId RUN = new RunId("r-aaaa1111");
  private static final RunId OTHER = new RunId("r-bbbb2222");

  private final TestClock clock = TestClock.atNoon();
  private final FakeCloud cloud = cloudOf("mine");
  private final Map<RunId, Evidence> known = new HashMap<>();
  private final Reaper reaper = reaperOf(run -> known.getOrDefault(run, Evidence.UNKNOWN));

  @Test
  void nothingOutlivesItsLeaseForLong() {
    buy(cloud, RUN, Duration.ofHours(1));
    buy(cloud, OTHER, Duration.ofHours(3));
    clock.advance(Duration.ofMinutes(64));
    reaper.sweep();
    assertThat(cloud.list().machines()).hasSize(2);

    clock.advance(Duration.ofMinutes(1));
    reaper.sweep();
    assertThat(cloud.list().machines()).extracting(Machine::run).containsExactly(OTHER);
  }

  @Test
  void halfBoughtMachineIsDeletedWithAllItsParts() {
    cloud.killAt("create: disk");
    assertThatThrownBy(() -> buy(cloud, RUN, Duration.ofHours(1))).isInstanceOf(Killed.class);
    clock.advance(Duration.ofMinutes(65));
    reaper.sweep();
    assertThat(cloud.billable()).isEmpty();
  }

  @Test
  void halfDeletedMachineIsFinished() {
    buy(cloud, RUN, Duration.ofHours(1));
    cloud.killAt("delete: vm");
    assertThatThrownBy(() -> cloud.delete(RUN)).isInstanceOf(Killed.class);
    assertThat(cloud.billable()).isNotEmpty();
    known.put(RUN, Evidence.ENDED);
    clock.advance(Duration.ofMinutes(16));
    reaper.sweep();
    assertThat(cloud.billable()).isEmpty();
  }

  @Test
  void extendedMachineLives() {
    var machine = buy(cloud, RUN, Duration.ofHours(1));
    cloud.extend(machine, new Lease(RUN, clock.instant().plus(Duration.ofHours(9))));
    clock.advance(Duration.ofHours(8));
    assertThat(reaper.sweep()).hasOnlyElementsOfType(Reaping.Keep.class);
    assertThat(cloud.find(RUN)).isPresent();
  }

  @Test
  void failingMemoryKillsNothing() {
    buy(cloud, RUN, Duration.ofHours(9));
    clock.advance(Duration.ofHours(8));
    var forgetful =
        reaperOf(_ -> {
          throw new IllegalStateException("the store is gone");
        });
    forgetful.sweep();
    assertThat(cloud.find(RUN)).isPresent();
  }

  @Test
  void machinesOfAnotherPenvStay() {
    var others = cloudOf("theirs");
    buy(others, RUN, Duration.ofHours(1));
    clock.advance(Duration.ofDays(9));
    new Reaper("mine", List.of(others), _ -> Evidence.ENDED).sweep();
    assertThat(others.find(RUN)).isPresent();
  }

  @Test
  void unreachableCloudIsAskedAgain() {
    buy(cloud, RUN, Duration.ofHours(1));
    clock.advance(Duration.ofHours(2));
    cloud.reachable(false);
    assertThat(reaper.sweep()).isEmpty();
    cloud.reachable(true);
    reaper.sweep();
    assertThat(cloud.billable()).isEmpty();
  }

  @Test
  void oneUnreachableCloudDoesNotKeepTheOthersAlive() {
    var away = cloudOf("mine");
    away.reachable(false);
    buy(cloud, RUN, Duration.ofHours(1));
    clock.advance(Duration.ofHours(2));
    new Reaper("mine", List.of(away, cloud), _ -> Evidence.SILENT).sweep();
    assertThat(cloud.billable()).isEmpty();
  }

  private Machine buy(FakeCloud from, RunId run, Duration lease) {
    var offer = from.offers(Requirements.NONE).findFirst().orElseThrow();
    var boot = new Boot(new Repo(1, "octo", "train", 1));
    var purchase = from.create(run, offer, boot, new Lease(run, clock.instant().plus(lease)));
    return ((Purchase.Bought) purchase).machine();
  }

  private Reaper reaperOf(KnownRuns runs) {
    return new Reaper("mine", List.of(cloud), runs);
  }

  private FakeCloud cloudOf(String instance) {
    return new FakeCloud(
        clock,
        instance,
        _ -> {
          throw new UnsupportedOperationException("nobody logs in here");
        });
  }
}
