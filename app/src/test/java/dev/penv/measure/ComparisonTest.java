package dev.penv.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.environment.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
  private static Measure measure(String name, double value, Direction direction) {
    return new Measure(name, value, direction);
  }

  private static Comparison.Row.Both both(double run, double base, Direction direction) {
    return new Comparison.Row.Both(
        measure("m", run, direction), measure("m", base, Direction.NEUTRAL));
  }

  @Test
  void rowsAreInTheOrderOfTheRunThenWhatIsGone() {
    var accuracy = measure("accuracy", 98.1, Direction.HIGHER);
    var loss = measure("loss", 0.0085, Direction.LOWER);
    var baseLoss = measure("loss", 0.0101, Direction.LOWER);
    var seconds = measure("seconds", 12, Direction.NEUTRAL);

    var comparison = Comparison.of(List.of(accuracy, loss), List.of(seconds, baseLoss));

    assertThat(comparison.rows())
        .containsExactly(
            new Comparison.Row.New(accuracy),
            new Comparison.Row.Both(loss, baseLoss),
            new Comparison.Row.Gone(seconds));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1, HIGHER, BETTER",
    "1, 2, HIGHER, WORSE",
    "2, 1, LOWER, WORSE",
    "1, 2, LOWER, BETTER",
    "1, 2, NEUTRAL, CHANGED",
    "1, 1, LOWER, SAME",
    "0, 0, HIGHER, SAME",
    "0.1, 0.10000000000000002, LOWER, SAME",
    "1e300, -1e300, HIGHER, BETTER",
  })
  void theRunsDirectionJudges(double run, double base, Direction direction, Verdict verdict) {
    assertThat(both(run, base, direction).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "98.1, 97.6, 98.1, 97.6, +0.5",
    "0.0085, 0.0101, 0.0085, 0.0101, −0.0016",
    "91.2345, 91.2312, 91.2345, 91.2312, +0.0033",
    "98.123456789, 97.6, 98.12, 97.6, +0.52",
    "0.30000000000000004, 0.3, 0.3, 0.3, 0",
    "1200000, 1000000, 1200000, 1000000, +200000",
    "0, 0.5, 0, 0.5, −0.5",
    "3, 3, 3, 3, 0",
    "-1, 1, −1, 1, −2",
    "1e300, -1e300, 1e300, −1e300, +2e300",
    "2e-9, 1e-9, 2e−9, 1e−9, +1e−9",
  })
  void valuesAreShownSoThatTheirChangeIsSeen(
      double run, double base, String shownRun, String shownBase, String change) {
    assertThat(both(run, base, Direction.HIGHER).shown())
        .isEqualTo(new Shown(shownRun, shownBase, change));
  }

  @ParameterizedTest
  @CsvSource({
    "98.1, 98.1",
    "98.10000000001, 98.1",
    "0.0085, 0.0085",
    "0.00849312, 0.008493",
    "91.23456, 91.23",
    "0.91234567, 0.9123",
    "12345.678, 12346",
    "1234567, 1234567",
    "-0.5, −0.5",
    "0, 0",
    "-0.0, 0",
    "100, 100",
    "0.00001234, 1.234e−5",
    "1e21, 1e21",
    "4.9e-324, 4.9e−324",
    "1.7976931348623157e308, 1.798e308",
    "999.99999, 1000",
  })
  void aNumberIsPrintedWithTheDigitsThatCount(double value, String text) {
    assertThat(Figures.of(value)).isEqualTo(text);
  }
}
