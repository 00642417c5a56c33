package dev.penv.machine;

import static dev.penv.machine.Evidence.ENDED;
import static dev.penv.machine.Evidence.LIVE;
import static dev.penv.machine.Evidence.SILENT;
import static dev.penv.machine.Evidence.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.penv.hardware.Architecture;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.Gpu;
import dev.penv.hardware.Hardware;
import dev.penv.money.Rate;
import dev.penv.remote.User;
import dev.penv.run.RunId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReapingTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final RunId RUN = new RunId("r-aaaa1111");

  @ParameterizedTest
  @EnumSource
  void leaseThatEndedLongAgoIsEnough(Evidence evidence) {
    var machine = leasedUntil(NOON);
    assertThat(decide(machine, evidence, NOON.plus(Duration.ofMinutes(5))))
        .asInstanceOf(type(Reaping.Delete.class))
        .extracting(Reaping.Delete::reason)
        .isEqualTo("its lease ended at 2026-11-20T12:00:00Z");
  }

  @ParameterizedTest
  @EnumSource
  void leaseThatHasJustEndedIsNot(Evidence evidence) {
    var machine = leasedUntil(NOON);
    assertKept(decide(machine, evidence, NOON.plus(Duration.ofMinutes(5)).minusMillis(1)));
  }

  @Test
  void endedRunLosesItsMachineOnceThatIsOldEnough() {
    var machine = leasedUntil(NOON.plus(Duration.ofDays(1)));
    assertKept(decide(machine, ENDED, NOON.plus(Duration.ofMinutes(15))));
    assertThat(decide(machine, ENDED, NOON.plus(Duration.ofMinutes(15)).plusMillis(1)))
        .isInstanceOf(Reaping.Delete.class);
  }

  @Test
  void noAnswerNeverKills() {
    var machine = leasedUntil(NOON.plus(Duration.ofDays(1)));
    var late = NOON.plus(Duration.ofHours(23));
    assertKept(decide(machine, SILENT, late));
    assertKept(decide(machine, UNKNOWN, late));
    assertKept(decide(machine, LIVE, late));
  }

  @ParameterizedTest
  @EnumSource
  void machinesOfAnotherPenvAreLeftAlone(Evidence evidence) {
    var machine = leasedUntil(NOON);
    assertKept(Reaping.decide("other", machine, evidence, NOON.plus(Duration.ofDays(1))));
  }

  private static Reaping decide(Machine machine, Evidence evidence, Instant now) {
    return Reaping.decide("mine", machine, evidence, now);
  }

  private static void assertKept(Reaping reaping) {
    assertThat(reaping).isInstanceOf(Reaping.Keep.class);
    assertThat(reaping.reason()).isNotBlank();
  }

  private static Machine leasedUntil(Instant until) {
    var hardware =
        new Hardware(2, DataSize.gigabytes(4), DataSize.gigabytes(9), Architecture.AMD64, Gpu.NONE);
    var lease = new Lease(RUN, until);
    return new Machine(
        "cloud",
        "m1",
        "mine",
        hardware,
        Rate.FREE,
        new User.Same(),
        "/runs",
        "/cache",
        NOON,
        lease);
  }
}
