package dev.penv.event;

import static dev.penv.event.Lookback.FORGOTTEN;
import static dev.penv.event.Lookback.YOUNG;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookbackTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Optional<Instant> LONG_AGO = Optional.of(NOW.minus(Duration.ofDays(90)));

  @Test
  void whoHasLostItsMemoryLooksADayBack() {
    assertThat(Lookback.first(NOW, NOW, LONG_AGO)).isEqualTo(NOW.minus(FORGOTTEN));
    assertThat(Lookback.first(NOW, NOW.minus(YOUNG), LONG_AGO)).isEqualTo(NOW.minus(FORGOTTEN));
  }

  @Test
  void whatWasSaidBeforeTheAppWasThereWasNotSaidToIt() {
    var installed = NOW.minus(Duration.ofMinutes(10));
    assertThat(Lookback.first(NOW, NOW, Optional.of(installed))).isEqualTo(installed);
  }

  @Test
  void ofARepositoryThatIsAddedLaterThePastIsNoneOfOurs() {
    assertThat(Lookback.first(NOW, NOW.minus(YOUNG).minusMillis(1), LONG_AGO)).isEqualTo(NOW);
  }

  @Test
  void whereTheAppIsNotInstalledAnyMoreThereIsNothingToLookFor() {
    assertThat(Lookback.first(NOW, NOW, Optional.empty())).isEqualTo(NOW);
  }
}
