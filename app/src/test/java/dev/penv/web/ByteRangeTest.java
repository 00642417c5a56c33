package dev.penv.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=2-4, 2, 5",
    "bytes=7-, 7, 10",
    "bytes=7-999, 7, 10",
    "bytes=-3, 7, 10",
    "bytes=-999, 0, 10"
  })
  void rangeIsWhatItSays(String header, long from, long to) {
    assertThat(ByteRange.of(header, 10)).isEqualTo(new ByteRange.Part(from, to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=99-100", "bytes=-0"})
  void nothingIsBeyondTheEnd(String header) {
    assertThat(ByteRange.of(header, 10)).isEqualTo(new ByteRange.Beyond());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes=",
        "bytes=-",
        "bytes=5-3",
        "bytes=0-1,4-5",
        "lines=1-2",
        "bytes=a-b",
        "bytes=99999999999999999999-"
      })
  void whatIsNoRangeAsksForAll(String header) {
    assertThat(ByteRange.of(header, 10)).isEqualTo(new ByteRange.Whole());
  }

  @Test
  void withoutHeaderItIsAll() {
    assertThat(ByteRange.of(null, 10)).isEqualTo(new ByteRange.Whole());
  }
}
