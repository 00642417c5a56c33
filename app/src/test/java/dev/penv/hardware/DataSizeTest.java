package dev.penv.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSizeTest {
  @ParameterizedTest
  @CsvSource({
    "16gb, 17179869184, 16gb, 16 GB",
    "16GB, 17179869184, 16gb, 16 GB",
    "16GiB, 17179869184, 16gb, 16 GB",
    "16g, 17179869184, 16gb, 16 GB",
    "512mb, 536870912, 512mb, 512 MB",
    "1.5gb, 1610612736, 1536mb, 1.5 GB",
    "1024gb, 1099511627776, 1tb, 1 TB",
    "4kb, 4096, 4kb, 4 KB",
    "17, 17, 17, 17 bytes",
    "0, 0, 0, 0 bytes",
    "16777216000, 16777216000, 16000mb, 15.6 GB",
  })
  void isReadAndPrinted(String text, long bytes, String typed, String rounded) {
    var size = DataSize.parse(text).orElseThrow();
    assertThat(size.bytes()).isEqualTo(bytes);
    assertThat(size).hasToString(typed);
    assertThat(size.rounded()).isEqualTo(rounded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gb",
        "-1gb",
        "1 gb",
        "1pb",
        "1,5gb",
        "1.gb",
        "0.5",
        "0.001kb",
        "9999999999999999",
        "999999999999999tb",
        "16gbb",
        "١gb"
      })
  void refusesWhatIsNoSize(String text) {
    assertThat(DataSize.parse(text)).isEmpty();
  }
}
