package dev.penv.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.complaint.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HardwareTest {
  private static final Hardware BARE = machine(Gpu.NONE);
  private static final Hardware A100S = machine(new Gpu("a100", 2, DataSize.gigabytes(40)));

  @Test
  void nothingAskedIsAlwaysSatisfied() {
    assertThat(BARE.satisfies(Requirements.NONE)).isTrue();
    assertThat(A100S.satisfies(needs("none"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "any, ",
    "any:2, ",
    "any:3, has 2 of 3 GPUs",
    "a100, ",
    "a100!:2, ",
    "a100-40gb, ",
    "a100-80gb, has 40 GB of 80 GB memory per GPU",
    "40gb:2, ",
    "48gb, has 40 GB of 48 GB memory per GPU",
    "v100, 'has A100, not V100'",
  })
  void everyGpuAskIsHeldAgainstTheMachine(String ask, String shortfall) {
    var expected = shortfall == null ? List.<String>of() : List.of(shortfall);
    assertThat(words(A100S, needs(ask))).isEqualTo(expected);
  }

  @Test
  void allShortfallsAreTold() {
    var needs =
        new Requirements(
            new GpuAsk.Any(1),
            8,
            DataSize.gigabytes(32),
            DataSize.gigabytes(200),
            Architecture.ARM64);
    assertThat(words(BARE, needs))
        .containsExactly(
            "is amd64, not arm64",
            "has no GPU",
            "has 2 of 8 CPUs",
            "has 16 GB of 32 GB memory",
            "has 100 GB of 200 GB disk");
  }

  @Test
  void exactlyEnoughIsEnough() {
    var needs =
        new Requirements(
            new GpuAsk.Unsaid(),
            2,
            DataSize.gigabytes(16),
            DataSize.gigabytes(100),
            Architecture.AMD64);
    assertThat(BARE.satisfies(needs)).isTrue();
  }

  @Test
  void whatIsSaidAboveWinsAlsoWhenItIsLess() {
    var task =
        new Requirements(
            new GpuAsk.Any(1), 8, DataSize.gigabytes(32), DataSize.ZERO, Architecture.ANY);
    var command =
        new Requirements(
            new GpuAsk.None(), 0, DataSize.gigabytes(8), DataSize.ZERO, Architecture.ARM64);
    assertThat(command.over(task))
        .isEqualTo(
            new Requirements(
                new GpuAsk.None(), 8, DataSize.gigabytes(8), DataSize.ZERO, Architecture.ARM64));
    assertThat(Requirements.NONE.over(task)).isEqualTo(task);
    assertThat(task.over(Requirements.NONE)).isEqualTo(task);
  }

  @Test
  void aMachineHasOneArchitecture() {
    assertThatThrownBy(
            () -> new Hardware(1, DataSize.ZERO, DataSize.ZERO, Architecture.ANY, Gpu.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Architecture.parse("aarch64")).contains(Architecture.ARM64);
    assertThat(Architecture.parse("any")).isEmpty();
  }

  private static List<String> words(Hardware hardware, Requirements needs) {
    return hardware.shortfalls(needs).stream().map(Shortfall::words).toList();
  }

  private static Requirements needs(String gpu) {
    var ask = GpuAsk.parse(gpu, new Place.InCommand("gpu"));
    return new Requirements(ask, 0, DataSize.ZERO, DataSize.ZERO, Architecture.ANY);
  }

  private static Hardware machine(Gpu gpu) {
    return new Hardware(
        2, DataSize.gigabytes(16), DataSize.gigabytes(100), Architecture.AMD64, gpu);
  }
}
