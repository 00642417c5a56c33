package dev.penv.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({"90s,90", "30m,1800", "1h30m,5400", "2d,172800", "2H,7200", "1d1h1m1s,90061"})
  void partsAddUp(String text, long seconds) {
    assertThat(Durations.parse(text)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "1m1h", "-1h", "1.5h", "1 h", "99999999999s"})
  void everythingElseIsNoDuration(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "400,0.4 s",
    "2000,2 s",
    "48900,48 s",
    "843000,14 m 03 s",
    "7500000,2 h 05 m",
    "-5,0 s"
  })
  void printsForReaders(long millis, String text) {
    assertThat(Durations.print(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "90s", "1h30m", "2d", "1d1h1m1s"})
  void whatIsTypedReadsBack(String text) {
    var duration = Durations.parse(text).orElseThrow();
    assertThat(Durations.parse(Durations.typed(duration))).contains(duration);
  }
}
