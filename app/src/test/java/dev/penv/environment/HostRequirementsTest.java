package dev.penv.environment;

import static dev.penv.environment.Readings.complaint;
import static dev.penv.environment.Readings.understood;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.hardware.DataSize;
import dev.penv.hardware.GpuAsk;
import dev.penv.hardware.Requirements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostRequirementsTest {
  private static Reading reading(String keys) {
    return Readings.of("{ \"hostRequirements\": {" + keys + "} }");
  }

  private static Requirements read(String keys) {
    return understood(reading(keys)).requirements();
  }

  @ParameterizedTest
  @CsvSource({
    "1024, 1024",
    "1kb, 1024",
    "3mb, 3145728",
    "8gb, 8589934592",
    "1tb, 1099511627776",
  })
  void unitsArePowersOf1024(String text, long bytes) {
    assertThat(read("\"memory\": \"" + text + "\"").memory()).isEqualTo(new DataSize(bytes));
    assertThat(read("\"storage\": \"" + text + "\"").disk()).isEqualTo(new DataSize(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"8GB\"", "\"16gib\"", "\"1.5gb\"", "\"8 giga\"", "\"-1gb\""})
  void aSizeThatTheReferenceIgnoresIsIgnoredWithAWarning(String size) {
    var reading = (Reading.Understood) reading("\"memory\": " + size);

    assertThat(reading.environment().requirements()).isEqualTo(Requirements.NONE);
    assertThat(reading.warnings()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"many\"", "true", "[]"})
  void cpusThatAreNoCountAreIgnoredWithAWarning(String cpus) {
    var reading = (Reading.Understood) reading("\"cpus\": " + cpus);

    assertThat(reading.environment().requirements().cpus()).isZero();
    assertThat(reading.warnings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"2.5, 3", "\"4\", 4", "-2, 0", "0, 0", "1e99, 2147483647"})
  void cpusAreRoundedUpAndStayWithinBounds(String cpus, int read) {
    assertThat(read("\"cpus\": " + cpus).cpus()).isEqualTo(read);
  }

  @Test
  void aSizeWithoutUnitIsInBytes() {
    assertThat(read("\"memory\": 34359738368").memory()).isEqualTo(DataSize.gigabytes(32));
    assertThat(read("\"storage\": \"34359738368\"").disk()).isEqualTo(DataSize.gigabytes(32));
  }

  @Test
  void aSizeBeyondAllMachinesDoesNotBecomeASmallOne() {
    assertThat(read("\"memory\": \"99999999999999999999tb\"").memory())
        .isEqualTo(new DataSize(Long.MAX_VALUE));
  }

  @Test
  void aGpuIsNeededWhenItIsTrueOrAnObject() {
    var needed = new GpuAsk.Any(1);

    assertThat(read("\"gpu\": true").gpu()).isEqualTo(needed);
    assertThat(read("\"gpu\": {}").gpu()).isEqualTo(needed);
    assertThat(read("\"gpu\": { \"cores\": 1000 }").gpu()).isEqualTo(needed);
    assertThat(read("\"gpu\": { \"memory\": \"16gb\" }").gpu())
        .isEqualTo(new GpuAsk.WithMemory(DataSize.gigabytes(16), 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "\"optional\"", "null"})
  void otherwiseNothingIsSaidAboutIt(String gpu) {
    assertThat(read("\"gpu\": " + gpu)).isEqualTo(Requirements.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"true\"", "\"maybe\"", "1"})
  void aGpuThatTheReferenceTakesForOneIsOneWithAWarning(String gpu) {
    var reading = (Reading.Understood) reading("\"gpu\": " + gpu);

    assertThat(reading.environment().requirements().gpu()).isEqualTo(new GpuAsk.Any(1));
    assertThat(reading.warnings()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"false\"", "\"No\"", "\"\"", "0", "[]"})
  void aGpuThatMayMeanAnythingIsRefused(String gpu) {
    assertThat(complaint(reading("\"gpu\": " + gpu)).remedy()).startsWith("Write `true`, `false`");
  }
}
