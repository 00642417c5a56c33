package dev.penv.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.run.RunId;
import dev.penv.world.FakeCloud;
import dev.penv.world.Killed;
import dev.penv.world.TestClock;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fake keeps the contract, and can do to a run what clouds do. */
class FakeCloudTest extends MachineProviderContract {
  private static final RunId RUN = new RunId("r-cccc3333");

  private final TestClock clock = TestClock.atNoon();
  private final FakeCloud cloud =
      new FakeCloud(
          clock,
          "mine",
          _ -> {
            throw new UnsupportedOperationException("nobody logs in here");
          });

  @BeforeEach
  void roomForOne() {
    cloud.stock(FakeCloud.SMALL, 1);
  }

  @Override
  protected MachineProvider provider() {
    return cloud;
  }

  @Override
  protected MachineProvider again() {
    return cloud;
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @ParameterizedTest
  @ValueSource(strings = {"create: disk", "create: address", "create: vm", "create: done"})
  void processKilledWhileBuyingBuysOneMachineInTheEnd(String moment) {
    cloud.killAt(moment);
    assertThatThrownBy(() -> buy(RUN)).isInstanceOf(Killed.class);
    assertThat(cloud.billable()).isNotEmpty();
    assertThat(cloud.list().machines()).hasSize(1);

    assertThat(buy(RUN).run()).isEqualTo(RUN);
    assertThat(cloud.billable()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete", "delete: vm", "delete: address", "delete: disk"})
  void processKilledWhileDeletingLeavesNothingInTheEnd(String moment) {
    buy(RUN);
    cloud.killAt(moment);
    assertThatThrownBy(() -> cloud.delete(RUN)).isInstanceOf(Killed.class);
    cloud.delete(RUN);
    assertThat(cloud.billable()).isEmpty();
  }

  @Test
  void aDiskThatClingsIsDeletedToo() {
    buy(RUN);
    cloud.cling();
    cloud.delete(RUN);
    assertThat(cloud.billable()).isEmpty();
  }

  @Test
  void quotaIsNotCapacity() {
    cloud.quota(FakeCloud.SMALL, 0);
    assertThat(create(cloud, RUN)).isInstanceOf(Purchase.OverQuota.class);
  }

  @Test
  void callsTakeTimeAndMayFail() {
    cloud.latency(Duration.ofSeconds(3));
    cloud.reachable(false);
    assertThatThrownBy(cloud::list).isInstanceOf(UncheckedIOException.class);
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-20T12:00:03Z"));
  }
}
