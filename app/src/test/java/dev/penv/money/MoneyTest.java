package dev.penv.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  @ParameterizedTest
  @CsvSource({
    "310417, $0.31, $0.310417",
    "0, $0.00, $0.00",
    "4200, $0.0042, $0.0042",
    "4251, $0.0043, $0.004251",
    "1, $0.000001, $0.000001",
    "9999, $0.01, $0.009999",
    "10000, $0.01, $0.01",
    "3060000, $3.06, $3.06",
    "100000000, $100.00, $100.00",
    "-310417, -$0.31, -$0.310417",
    "9223372036854775807, $9223372036854.78, $9223372036854.775807",
  })
  void printsCentsOrEveryDigit(long micros, String rounded, String exact) {
    assertThat(new Money(micros).rounded()).isEqualTo(rounded);
    assertThat(new Money(micros)).hasToString(exact);
  }

  @ParameterizedTest
  @CsvSource({
    "2.50, 2500000",
    "$2.5, 2500000",
    "0, 0",
    "0.000001, 1",
    "999999999, 999999999000000"
  })
  void readsDollars(String text, long micros) {
    assertThat(Money.parse(text)).contains(new Money(micros));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "1,50", "1.", ".5", "1e3", "0.0000001", "9999999999", "two", "$", " 1"})
  void refusesWhatIsNoAmount(String text) {
    assertThat(Money.parse(text)).isEmpty();
  }

  @Test
  void isNeverRoundedSilently() {
    assertThatThrownBy(() -> Money.ofDollars(new BigDecimal("0.0000001")))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({"4200, $0.0042/h", "526000, $0.526/h", "3060000, $3.06/h", "0, $0.00/h"})
  void rateIsPrintedPerHour(long micros, String text) {
    assertThat(new Rate(new Money(micros))).hasToString(text);
  }

  @Test
  void costOfASecondIsNotLost() {
    var rate = new Rate(new Money(4200));
    assertThat(rate.over(Duration.ofSeconds(1))).isEqualTo(new Money(2));
    assertThat(rate.over(Duration.ofHours(2))).isEqualTo(new Money(8400));
    assertThat(rate.over(Duration.ofSeconds(-5))).isEqualTo(Money.ZERO);
  }
}
