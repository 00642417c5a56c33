package dev.penv.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penv.bench.Finding.Measured;
import dev.penv.bench.Finding.Missing;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final List<Finding> FINDINGS =
      List.of(
          new Measured("webhooks", 10_600.4, "/s", new Bar.AtLeast(8_000), "64 connections"),
          new Measured("start", 1_250, "ms", new Bar.AtMost(1_000), ""),
          new Missing("p99", "needs wrk"));

  @Test
  void columnsAreAlignedAndRatiosBelowOneFail() {
    assertThat(Table.text(FINDINGS))
        .isEqualTo(
            """
            what      measured        bar  ratio
            webhooks  10600 /s  ≥ 8000 /s   1.33  pass  64 connections
            start      1250 ms  ≤ 1000 ms   0.80  FAIL
            p99              -          -      -  none  needs wrk
            """);
  }

  @Test
  void jsonSaysTheSame() throws Exception {
    var json = JsonMapper.builder().build().readTree(Table.json(FINDINGS));
    assertThat(json.at("/0/pass").booleanValue()).isTrue();
    assertThat(json.at("/1/ratio").doubleValue()).isEqualTo(0.8);
    assertThat(json.at("/2/missing").textValue()).isEqualTo("needs wrk");
  }

  @Test
  void percentilesAreValuesThatWereMeasured() {
    var samples = new Samples();
    for (int value = 100; value >= 1; value--) samples.add(value);
    assertThat(samples.median()).isEqualTo(50);
    assertThat(samples.percentile(95)).isEqualTo(95);
    assertThat(samples.percentile(100)).isEqualTo(100);
  }
}
